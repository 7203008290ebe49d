package io.jenkins.plugins.accessbroker.audit.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EntryLineTest {
    @Test
    void says_who_approved_or_rejected_a_version_and_why() {
        assertThat(line("\"verdict\":\"approved\""))
                .isEqualTo("     7  2026-11-23T10:00:00Z  policies-reviewed  policies  version abc"
                        + "  approved by ana@example.com");
        assertThat(line("\"verdict\":\"rejected\",\"reason\":\"too wide\\nforged\""))
                .endsWith("  rejected by ana@example.com: too wide\\u000Aforged");
    }

    private static String line(String verdict) {
        String json = "{\"version\":1,\"sequence\":7,\"time\":\"2026-11-23T10:00:00Z\",\"type\":\"policies-reviewed\","
                + "\"source\":\"policies\",\"policySet\":{\"sha256\":\"abc\"},"
                + "\"review\":{\"user\":\"ana\",\"approver\":\"ana@example.com\"," + verdict + "}}";
        return EntryLine.of(
                7, Entry.parse(7, json.getBytes(StandardCharsets.UTF_8)).orElseThrow());
    }
}
