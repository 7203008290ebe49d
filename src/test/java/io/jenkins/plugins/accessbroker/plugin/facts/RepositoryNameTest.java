package io.jenkins.plugins.accessbroker.plugin.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositoryNameTest {

    @ParameterizedTest
    @CsvSource({
        "https://git.example.com/a.git, https://git.example.com/a.git",
        "https://user:s3cret@git.example.com/a.git, https://git.example.com/a.git",
        "https://s3cret@git.example.com/a.git, https://git.example.com/a.git",
        "git https://u:p@ss@git.example.com/a.git, git https://git.example.com/a.git",
        "https://git.example.com/a.git?token=s3cret, https://git.example.com/a.git",
        "git@git.example.com:a/b.git, git@git.example.com:a/b.git",
        "https://git.example.com/a@b.git, https://git.example.com/a@b.git"
    })
    void an_address_is_told_without_what_signs_in_with_it(String address, String told) {
        assertThat(RepositoryName.of(address)).isEqualTo(told);
    }
}
