package io.jenkins.plugins.accessbroker.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for a way to reach somebody. */
class ContactsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana.silva@example.com",
                "payments-oncall@example.com",
                "a+b@localhost",
                "https://example.com",
                "https://example.com:8443/teams/payments?tab=oncall#now",
                "#payments",
                "#team_payments-2.x"
            })
    void a_contact(String text) {
        assertThat(Contacts.SHAPE.fits(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana",
                "ana@",
                "@example.com",
                "ana@-example.com",
                "ana@example..com",
                "ana silva@example.com",
                "ana@example.com, jo@example.com",
                "http://example.com",
                "https://",
                "https://user:pass@example.com",
                "https://example.com/a b",
                "https://example.com/`x`",
                "mailto:ana@example.com",
                "javascript:alert(1)",
                "#",
                "# payments",
                "##payments"
            })
    void no_contact(String text) {
        assertThat(Contacts.SHAPE.fits(text)).isFalse();
    }
}
