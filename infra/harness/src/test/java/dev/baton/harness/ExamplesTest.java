package dev.baton.harness;

import dev.baton.aws.blueprint.Blueprint;
import dev.baton.harness.template.TemplateReader;
import java.io.IOException;
import java.util.Map;

/** As SAM's template deploys it. */
class ExamplesTest extends ExamplesContract {
    @Override
    protected Services services() {
        return Built.in(ROOT).ownServices();
    }

    @Override
    protected Blueprint blueprint() throws IOException {
        return TemplateReader.read(ROOT.resolve("infra/sam/template.yaml"), Map.of());
    }
}
