package io.jenkins.plugins.accessbroker.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.audit.index.Kind;
import io.jenkins.plugins.accessbroker.plugin.admin.Users;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What {@code docs/access-audit.md} shows is what the code does. */
@WithJenkins
class AccessAuditGuideTest {
    private static final Pattern ADDRESS = Pattern.compile("https://jenkins\\.example\\.com/(access-audit/[^'\\s]*)");
    private static final Pattern FILTER =
            Pattern.compile("^\\| `([a-z-]+)` \\| (?:a|of|before|with) ", Pattern.MULTILINE);
    private static final Pattern FIELD =
            Pattern.compile("^\\| `([a-z]+)` \\| (?!(?:a|of|before|with) )", Pattern.MULTILINE);

    @Test
    void each_address_is_answered_to_an_auditor(JenkinsRule j) throws Exception {
        Users.of(j);
        try (Audited audited = new Audited(j)) {
            audited.lease(audited.build("deploy"), "release");
            List<String> addresses = found(ADDRESS).toList();
            assertThat(addresses).hasSize(4);
            for (String address : addresses) {
                HttpResponse<String> answer = audited.get("auditor", address);
                assertThat(answer.statusCode()).as(address + answer.body()).isEqualTo(200);
                assertThat(audited.get("nobody", address).statusCode()).isEqualTo(403);
            }
            Set<String> fields = new TreeSet<>();
            audited.events("?limit=1").fieldNames().forEachRemaining(fields::add);
            assertThat(found(FIELD)).containsAll(fields).contains("fault");
        }
    }

    @Test
    void each_filter_is_described() throws Exception {
        Set<String> filters = Stream.concat(
                        Arrays.stream(Kind.values()).map(Kind::word), Stream.of(Asked.FROM, Asked.TO, Asked.WORDS))
                .collect(Collectors.toSet());
        assertThat(found(FILTER).collect(Collectors.toSet())).isEqualTo(filters);
    }

    private static Stream<String> found(Pattern pattern) throws Exception {
        String guide = Files.readString(Path.of("docs", "access-audit.md"));
        return pattern.matcher(guide).results().map(match -> match.group(1));
    }
}
