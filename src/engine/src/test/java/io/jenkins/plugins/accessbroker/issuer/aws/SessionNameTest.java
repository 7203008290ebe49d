package io.jenkins.plugins.accessbroker.issuer.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.issuer.Attribution;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionNameTest {
    private static final int CASES = Integer.getInteger("accessbroker.cases", 20_000);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "payments/deploy                     | 7                   | payments.deploy-7-",
                "Team A/Deploy (prod)                | 12                  | Team_A.Deploy__prod_-12-",
                "org/repo/feature%2Flogin            | 3                   | org.repo.feature_2Flogin-3-",
                "日本/リリース                        | 1                   | __.____-1-",
                "a                                   | 9223372036854775807 | a-9223372036854775807-",
                "one/two/three/four/five/six/seven/eight/nine/ten | 41 | ..o.three.four.five.six.seven.eight.nine.ten-41-",
            })
    void showsJobAndBuild(String job, long build, String start) {
        assertThat(SessionName.of(build(job, build, "l-1"))).startsWith(start);
    }

    @Test
    void isTheSameForTheSameBuildAndLease() {
        assertThat(SessionName.of(build("payments/deploy", 7, "l-1"))).isEqualTo("payments.deploy-7-f0st4m84sscq0i9i");
    }

    @Test
    void tellsApartWhatLooksTheSame() {
        assertThat(SessionName.of(build("a/b", 7, "l")))
                .isNotEqualTo(SessionName.of(build("a.b", 7, "l")))
                .isNotEqualTo(SessionName.of(build("a/b", 7, "m")));
        assertThat(SessionName.of(build("a", 1, "bc"))).isNotEqualTo(SessionName.of(build("ab", 1, "c")));
        assertThat(SessionName.of(build("\uD800", 1, "l"))).isNotEqualTo(SessionName.of(build("\uD801", 1, "l")));
    }

    @Test
    void fitsStsAndIsUniqueForHostileNames() {
        Random random = new Random(42);
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < CASES; i++) {
            Attribution build =
                    build(HostileText.of(random, 1_024), random.nextLong(100) + 1, "l-" + random.nextInt(3));
            String name = SessionName.of(build);
            assertThat(name).matches("[A-Za-z0-9_+=,.@-]{2,64}");
            assertThat(seen.putIfAbsent(name, build.hashCode())).isIn(null, build.hashCode());
        }
    }

    private static Attribution build(String job, long build, String lease) {
        return new Attribution(AwsWorld.BUILD.grant(), "Payments", job, build, lease);
    }
}
