package io.jenkins.plugins.accessbroker.audit.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.request.Job;
import io.jenkins.plugins.accessbroker.request.Library;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** No build can make facts that are too large for the audit log, and so keep itself off it. */
class EventSizeTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final int LARGEST = 65_535;
    /** Every character takes six in ASCII JSON. */
    private static final String WIDE = "\u4e00";

    @Test
    void an_event_with_the_largest_facts_fits_and_says_what_was_cut() throws Exception {
        Decision decision = policies().decide(largest(), NOW);

        byte[] entry = EventWriter.write(0, NOW, new AuditEvent.Denied((Decision.Denied) decision));

        assertThat(entry).hasSizeLessThanOrEqualTo(LARGEST);
        JsonNode event = new ObjectMapper().readTree(entry);
        assertThat(event.get("build").get("job").get("name").textValue())
                .isEqualTo(decision.request().build().job().name());
        assertThat(event.get("cut").get("bytes").intValue()).isGreaterThan(LARGEST);
        assertThat(event.get("cut").get("conditions").intValue())
                .isEqualTo(decision.trace().size());
        assertThat(event.get("trace").get(0).get("verdict").textValue()).isNotEqualTo("holds");
        assertThat(EventHead.read(entry)).contains(new EventHead(0, "denied", ""));
    }

    @Test
    void an_event_that_fits_is_whole() throws Exception {
        AccessRequest request =
                new AccessRequest(new GrantName("payments", "deploy-prod"), build("payments/deploy", List.of(), "x"));
        Decision decision = policies().decide(request, NOW);

        byte[] entry = EventWriter.write(0, NOW, new AuditEvent.Denied((Decision.Denied) decision));

        assertThat(new ObjectMapper().readTree(entry).has("cut")).isFalse();
    }

    private static AccessRequest largest() {
        Set<String> labels = new TreeSet<>();
        for (int i = 0; i < 256; i++) {
            labels.add(i + WIDE.repeat(1_020));
        }
        List<Agent> agents = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            agents.add(
                    new Agent(WIDE.repeat(1_024), labels, Optional.of(WIDE.repeat(1_024)), Agent.Life.STATIC, false));
        }
        return new AccessRequest(
                new GrantName("payments", "deploy-prod"),
                build(WIDE.repeat(1_024), agents, WIDE.repeat(1_024)),
                Optional.empty(),
                Optional.of(WIDE.repeat(1_024)));
    }

    private static BuildContext build(String job, List<Agent> agents, String name) {
        return new BuildContext(
                new Job(job, name),
                Long.MAX_VALUE,
                Fact.of(name, "test"),
                Fact.absent("test"),
                Fact.absent("test"),
                Fact.of(Collections.nCopies(256, Trigger.user(name)), "test"),
                Fact.of(agents, "test"),
                Fact.absent("test"),
                Fact.of(Collections.nCopies(256, new Library(name, name, false)), "test"),
                Fact.of(List.of(), "test"));
    }

    private static PolicySet policies() {
        return new PolicySet(PolicyDirectory.load(
                        Cases.testdata("policies"),
                        IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList())
                .policies());
    }
}
