package io.jenkins.plugins.accessbroker.plugin.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class WithAccessFormTest {
    private JenkinsRule j;

    @BeforeEach
    void start(JenkinsRule rule) {
        j = rule;
    }

    @Test
    void a_step_survives_its_form() throws Exception {
        WithAccessStep before = new WithAccessStep("payments/deploy-prod, payments/read");
        before.setTtl("5m");
        before.setReason("Release \"1.2\" <b>");
        before.setVariables("AWS_REGION=R");
        j.assertEqualDataBoundBeans(before, new StepConfigTester(j).configRoundTrip(before));
    }

    @Test
    void an_empty_field_is_none() throws Exception {
        WithAccessStep after = new StepConfigTester(j).configRoundTrip(new WithAccessStep("payments/read"));
        assertThat(after.getTtl()).isNull();
        assertThat(after.getReason()).isNull();
        assertThat(after.getVariables()).isNull();
    }

    @Test
    void a_snippet_is_what_an_author_would_write() {
        assertThat(snippet(new WithAccessStep("payments/deploy-prod")))
                .isEqualTo("withAccess('payments/deploy-prod') {\n    // some block\n}");
        assertThat(snippet(new WithAccessStep("a/b, c/d")))
                .isEqualTo("withAccess(['a/b', 'c/d']) {\n    // some block\n}");
        WithAccessStep step = new WithAccessStep("a/b");
        step.setTtl("5m");
        step.setReason("It's due");
        step.setVariables("AWS_REGION=R");
        assertThat(snippet(step))
                .isEqualTo(
                        "withAccess(grants: 'a/b', reason: 'It\\'s due', ttl: '5m', variables: [AWS_REGION: 'R']) {\n"
                                + "    // some block\n}");
    }

    /** Sends what the generator's page sends from a browser. */
    @Test
    void the_snippet_generator_writes_what_its_form_says() throws Exception {
        assertThat(generated("{'grants': 'payments/deploy-prod', 'ttl': '', 'reason': '', 'variables': ''"))
                .isEqualTo("withAccess('payments/deploy-prod') {\n    // some block\n}");
        assertThat(generated("{'grants': 'a/b\\nc/d', 'ttl': '5m', 'reason': 'due', 'variables': 'AWS_REGION=R'"))
                .isEqualTo(
                        "withAccess(grants: ['a/b', 'c/d'], reason: 'due', ttl: '5m', variables: [AWS_REGION: 'R']) {\n"
                                + "    // some block\n}");
    }

    private String generated(String fields) throws Exception {
        String kind = WithAccessStep.class.getName();
        String json = (fields + ", 'stapler-class': '" + kind + "', '$class': '" + kind + "'}").replace('\'', '"');
        try (JenkinsRule.WebClient browser = j.createWebClient()) {
            WebRequest request = new WebRequest(browser.createCrumbedUrl(Snippetizer.GENERATE_URL), HttpMethod.POST);
            request.setRequestParameters(List.of(new NameValuePair("json", json)));
            return browser.getPage(request).getWebResponse().getContentAsString();
        }
    }

    @Test
    void the_reference_can_describe_the_step() {
        assertThat(DescribableModel.of(WithAccessStep.class).toString())
                .isEqualTo("WithAccessStep(grants: String, reason?: String, ttl?: String, variables?: String)");
        assertThat(DescribableModel.of(WithAccessStep.class)
                        .getSoleRequiredParameter()
                        .getName())
                .isEqualTo("grants");
    }

    @Test
    void every_parameter_has_help() throws Exception {
        DescribableModel<WithAccessStep> model = DescribableModel.of(WithAccessStep.class);
        assertThat(model.getHelp()).contains("withAccess('payments/deploy-prod')", "Wrong");
        model.getParameters()
                .forEach(parameter ->
                        assertThat(help(parameter)).as(parameter.getName()).contains("Wrong"));
    }

    private static String help(org.jenkinsci.plugins.structs.describable.DescribableParameter parameter) {
        try {
            return parameter.getHelp();
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String snippet(WithAccessStep step) {
        return Snippetizer.object2Groovy(step);
    }
}
