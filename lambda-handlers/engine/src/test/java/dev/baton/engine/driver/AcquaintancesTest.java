package dev.baton.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.baton.engine.driver.loop.Driver;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** How many of the driver's classes each of them knows: what knows many cannot be changed without knowing them too. */
class AcquaintancesTest {
    private static final String DRIVER = "dev.baton.engine.driver";
    private static final int MOST = 10;

    /** What puts all that can be asked together, and knows more; the number may become smaller only. */
    private static final Map<String, Integer> MORE = Map.of("request.DrivenExecutions", 13);

    @Test
    void noneKnowsMoreThanTenOthers() {
        Map<String, Set<String>> known = known();
        assertThat(known).isNotEmpty();
        known.forEach((name, others) ->
                assertThat(others).describedAs(name).hasSizeLessThanOrEqualTo(MORE.getOrDefault(name, MOST)));
    }

    private static Map<String, Set<String>> known() {
        Map<String, Set<String>> known = new TreeMap<>();
        String production =
                Driver.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        for (JavaClass one : new ClassFileImporter()
                .withImportOption(location -> location.contains(production))
                .importPackages(DRIVER)) {
            Set<String> others = known.computeIfAbsent(name(one), any -> new TreeSet<>());
            one.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .map(JavaClass::getBaseComponentType)
                    .filter(other -> other.getPackageName().startsWith(DRIVER))
                    .map(AcquaintancesTest::name)
                    .filter(other -> !other.equals(name(one)))
                    .forEach(others::add);
        }
        return known;
    }

    /** With its package in the driver; what is nested in a class is that class. */
    private static String name(JavaClass one) {
        String name = one.getName().substring(DRIVER.length() + 1);
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
