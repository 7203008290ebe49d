package io.jenkins.plugins.accessbroker.audit.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.audit.json.LeaseLedger.Open;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseLedgerTest {
    private final LeaseLedger ledger = new LeaseLedger();
    private long next;

    @Test
    void follows_each_lease_to_its_end() {
        event("intent", "a");
        event("intent", "b");
        event("issued", "a");
        event("failed", "b");
        event("intent", "c");
        event("ended", "a");
        event("intent", "d");
        event("issued", "d");

        assertThat(ledger.open()).containsExactly(new Open("c", 4, false), new Open("d", 7, true));
        assertThat(ledger.unreadable()).isEmpty();
    }

    @Test
    void a_lease_that_could_not_be_ended_is_still_open() {
        event("intent", "a");
        event("issued", "a");
        event("failed", "a");

        assertThat(ledger.open()).containsExactly(new Open("a", 1, true));
        event("ended", "a");
        assertThat(ledger.open()).isEmpty();
        assertThat(ledger.unreadable()).isEmpty();
    }

    @Test
    void a_lease_that_is_extended_stays_open_and_only_an_issued_one_can_be() {
        event("intent", "a");
        event("extended", "a");
        event("issued", "a");
        event("extended", "a");
        event("extended", "a");

        assertThat(ledger.open()).containsExactly(new Open("a", 2, true));
        assertThat(ledger.unreadable()).containsExactly(1L);
    }

    @Test
    void lets_leases_go_on_whose_beginning_is_in_cold_storage() {
        ledger.away(0);
        event("ended", "a");
        event("failed", "b");
        event("extended", "c");
        event("issued", "d");
        event("intent", "e");
        event("ended", "e");

        assertThat(ledger.open()).containsExactly(new Open("d", 3, true), new Open("e", 4, false));
        assertThat(ledger.unreadable()).containsExactly(5L);
    }

    @Test
    void names_what_cannot_follow_what_was_before_it() {
        event("issued", "a");
        event("ended", "a");
        event("failed", "a");
        event("intent", "a");
        event("ended", "a");
        event("intent", "a");

        assertThat(ledger.unreadable()).containsExactly(0L, 1L, 2L, 4L, 5L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one",
                "{}",
                "[]",
                "{\"version\":2,\"sequence\":0,\"type\":\"denied\"}",
                "{\"version\":1,\"sequence\":1,\"type\":\"denied\"}",
                "{\"version\":1,\"sequence\":0,\"type\":\"other\"}",
                "{\"version\":1,\"sequence\":0,\"type\":\"intent\"}",
                "{\"version\":1,\"sequence\":0,\"type\":\"denied\",\"lease\":\"a\"}",
                "{\"version\":1,\"sequence\":0,\"type\":\"denied\",\"type\":\"denied\"}",
                "{\"version\":1,\"sequence\":0,\"type\":\"denied\"} more"
            })
    void names_what_is_no_event_of_a_known_form(String entry) {
        ledger.entry(0, entry.getBytes(StandardCharsets.UTF_8));

        assertThat(ledger.unreadable()).containsExactly(0L);
    }

    @Test
    void names_no_more_than_its_bound() {
        for (int i = 0; i < LeaseLedger.MAX_NAMED + 5; i++) {
            ledger.entry(i, new byte[] {'x'});
        }

        assertThat(ledger.unreadable()).hasSize(LeaseLedger.MAX_NAMED);
    }

    private void event(String type, String lease) {
        String entry =
                "{\"version\":1,\"sequence\":" + next + ",\"type\":\"" + type + "\",\"lease\":\"" + lease + "\"}";
        ledger.entry(next++, entry.getBytes(StandardCharsets.UTF_8));
    }
}
