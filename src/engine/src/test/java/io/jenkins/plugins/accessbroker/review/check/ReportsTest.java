package io.jenkins.plugins.accessbroker.review.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.GoldenFile;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import io.jenkins.plugins.accessbroker.review.check.json.ReportWriter;
import io.jenkins.plugins.accessbroker.review.check.json.SarifWriter;
import io.jenkins.plugins.accessbroker.review.rules.Rules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a check found, in each of its forms. */
class ReportsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T23:59:59Z");
    private static final Map<String, String> EXPLANATIONS =
            Rules.all().stream().collect(Collectors.toMap(Rule::id, Rule::explanation));

    @Test
    void is_json() {
        GoldenFile.check(
                Cases.testdata("check-reports/policies.json"), ReportWriter.write(report("policies", 30)) + "\n");
        GoldenFile.check(Cases.testdata("check-reports/broken.json"), ReportWriter.write(report("broken", 30)) + "\n");
    }

    @Test
    void is_sarif() {
        GoldenFile.check(Cases.testdata("check-reports/policies.sarif"), sarif("policies", "ci/policies/") + "\n");
        GoldenFile.check(Cases.testdata("check-reports/broken.sarif"), sarif("broken", "") + "\n");
    }

    @Test
    void every_result_has_a_rule_that_sarif_describes() throws Exception {
        JsonNode run = new ObjectMapper().readTree(sarif("policies", "p")).at("/runs/0");
        List<String> rules = run.at("/tool/driver/rules").findValuesAsText("id");
        assertThat(rules)
                .contains(SarifWriter.ERROR, SarifWriter.EXPIRING)
                .hasSize(Rules.all().size() + 5);
        assertThat(run.at("/results").findValuesAsText("ruleId")).isNotEmpty().isSubsetOf(rules);
    }

    @Test
    void an_absolute_directory_is_a_file_uri() {
        assertThat(sarif("broken", "/srv/ci/a b")).contains("\"uri\" : \"file:///srv/ci/a%20b/payments.yaml\"");
    }

    @Test
    void lists_what_expires_within_some_days_with_its_owner() {
        String lines = report("policies", 30).expiring().stream()
                .map(one -> one.line(NOW))
                .collect(Collectors.joining("\n", "", "\n"));
        GoldenFile.check(Cases.testdata("check-reports/expiring-30d.txt"), lines);
        assertThat(report("policies", 31).expiring()).hasSize(lines.split("\n").length + 1);
        assertThat(report("policies", 0).expiring())
                .extracting(Expiring::what)
                .containsExactly("grant `payments/old`", "grant `payments/nightly`");
    }

    private static String sarif(String folder, String base) {
        return SarifWriter.write(report(folder, 30), "1.0", EXPLANATIONS, base);
    }

    private static Report report(String folder, int days) {
        LoadedPolicies loaded = PolicyDirectory.load(
                Cases.testdata("check-reports/" + folder),
                IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList());
        Review review = new PolicyCheck(Rules.all()).check(new PolicySet(loaded.policies()), NOW);
        List<Expiring> expiring = Expiring.within(days, loaded.policies(), NOW);
        return new Report(loaded.files(), 4, loaded.problems(), review, expiring);
    }
}
