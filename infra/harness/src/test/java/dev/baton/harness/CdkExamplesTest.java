package dev.baton.harness;

import dev.baton.aws.blueprint.Blueprint;
import dev.baton.harness.template.TemplateReader;
import java.io.IOException;
import java.util.Map;

/** As CDK's construct deploys it: the plain template is what it makes. */
class CdkExamplesTest extends ExamplesContract {
    @Override
    protected Services services() {
        return Built.in(ROOT).ownServices();
    }

    @Override
    protected Blueprint blueprint() throws IOException {
        return TemplateReader.read(ROOT.resolve("baton.template.json"), Map.of("CodeBucket", "any"));
    }
}
