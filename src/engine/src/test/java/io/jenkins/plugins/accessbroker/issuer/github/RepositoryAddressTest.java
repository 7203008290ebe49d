package io.jenkins.plugins.accessbroker.issuer.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryAddressTest {
    private static final URI WEB = URI.create("https://github.com");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/acme/payments",
                "https://github.com/acme/payments.git",
                "https://github.com/acme/payments/",
                "https://GitHub.com:443/acme/payments.git",
                "ssh://git@github.com/acme/payments.git",
                "ssh://github.com:22/acme/payments.git",
                "git@github.com:acme/payments.git",
                "github.com:acme/payments"
            })
    void names_a_repository(String address) {
        assertThat(RepositoryAddress.of(address, WEB)).contains(new Repository("acme", "payments"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com.evil.example/acme/payments",
                "https://evil.example/github.com/acme/payments",
                "https://github.com@evil.example/acme/payments",
                "https://evil.example#@github.com/acme/payments",
                "https://evil.example\\@github.com/acme/payments",
                "https://github.com:8443/acme/payments",
                "https://github.com/acme",
                "https://github.com/acme/payments/tree/main",
                "https://github.com/acme/../other",
                "https://github.com/acme/payments?x=/y",
                "https://github.com//acme/payments",
                "git@evil.example:acme/payments",
                "file:///srv/acme/payments",
                "/srv/acme/payments",
                "acme/payments",
                ""
            })
    void names_none_here(String address) {
        assertThat(RepositoryAddress.of(address, WEB)).isEqualTo(Optional.empty());
    }
}
