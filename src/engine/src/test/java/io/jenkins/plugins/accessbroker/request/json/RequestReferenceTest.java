package io.jenkins.plugins.accessbroker.request.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.request.CodingAgent;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Rerun;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about request files is true. */
class RequestReferenceTest {
    private final String page = read();

    @Test
    void its_example_is_a_request_with_every_fact() throws Exception {
        String json = page.substring(page.indexOf("```json\n") + 8, page.indexOf("\n```\n"));

        AccessRequest request = RequestReader.read("example.json", json.getBytes(StandardCharsets.UTF_8));

        assertThat(request.ttl()).isPresent();
        assertThat(request.reason()).isPresent();
        assertThat(List.of(
                        request.build().branch(),
                        request.build().revision(),
                        request.build().changeRequest(),
                        request.build().triggers(),
                        request.build().agents(),
                        request.build().rerun(),
                        request.build().libraries(),
                        request.build().codingAgents()))
                .noneMatch(Fact.Unknown.class::isInstance);
    }

    @Test
    void it_names_every_word() {
        Stream<Enum<?>[]> words = Stream.of(
                Trigger.Kind.values(),
                ChangeRequest.Origin.values(),
                Agent.Life.values(),
                Rerun.Kind.values(),
                CodingAgent.Part.values());
        assertThat(words.flatMap(Arrays::stream).map(Facts::word))
                .allSatisfy(word -> assertThat(page).contains("`" + word + "`"));
    }

    @Test
    void its_bound_is_the_readers() {
        assertThat(page).contains("at most " + String.format("%,d", RequestReader.MAX_BYTES) + " bytes");
    }

    private static String read() {
        try {
            return Files.readString(Cases.testdata("../docs/request-reference.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
