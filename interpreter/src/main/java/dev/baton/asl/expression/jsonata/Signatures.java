package dev.baton.asl.expression.jsonata;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the functions of JSONata 2.0.6 take (JSONata: "Built-in functions"); AWS's six more are not among them. */
final class Signatures {
    private static final Map<String, FunctionSignature> ALL = read("""
            sum <a<n>:n>
            count <a:n>
            max <a<n>:n>
            min <a<n>:n>
            average <a<n>:n>
            string <x-b?:s>
            substring <s-nn?:s>
            substringBefore <s-s:s>
            substringAfter <s-s:s>
            lowercase <s-:s>
            uppercase <s-:s>
            length <s-:n>
            trim <s-:s>
            pad <s-ns?:s>
            match <s-f<s:o>n?:a<o>>
            contains <s-(sf):b>
            replace <s-(sf)(sf)n?:s>
            split <s-(sf)n?:a<s>>
            join <a<s>s?:s>
            formatNumber <n-so?:s>
            formatBase <n-n?:s>
            formatInteger <n-s:s>
            parseInteger <s-s:n>
            number <(nsb)-:n>
            floor <n-:n>
            ceil <n-:n>
            round <n-n?:n>
            abs <n-:n>
            sqrt <n-:n>
            power <n-n:n>
            boolean <x-:b>
            not <x-:b>
            map <af>
            zip <a+>
            filter <af>
            single <af?>
            reduce <afj?:j>
            sift <o-f?:o>
            keys <x-:a<s>>
            lookup <x-s:x>
            append <xx:a>
            exists <x:b>
            spread <x-:a<o>>
            merge <a<o>:o>
            reverse <a:a>
            each <o-f:a>
            error <s?:x>
            assert <bs?:x>
            type <x:s>
            sort <af?:a>
            shuffle <a:a>
            distinct <x:x>
            base64encode <s-:s>
            base64decode <s-:s>
            encodeUrlComponent <s-:s>
            encodeUrl <s-:s>
            decodeUrlComponent <s-:s>
            decodeUrl <s-:s>
            toMillis <s-s?:n>
            fromMillis <n-s?s?:s>
            clone <(oa)-:o>
            now <s?s?:s>
            millis <:n>
            """);

    private Signatures() {}

    private static Map<String, FunctionSignature> read(String table) {
        Map<String, FunctionSignature> signatures = new HashMap<>();
        table.lines()
                .map(line -> line.split(" "))
                .forEach(line -> signatures.put(line[0], new FunctionSignature(line[1])));
        return Map.copyOf(signatures);
    }

    static Optional<FunctionSignature> of(String function) {
        return Optional.ofNullable(ALL.get(function));
    }
}
