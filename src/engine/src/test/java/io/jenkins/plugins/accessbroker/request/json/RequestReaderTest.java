package io.jenkins.plugins.accessbroker.request.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.RequestFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestReaderTest {
    private static final String MINIMAL =
            "{\"grant\": \"payments/deploy\", \"build\": {\"job\": {\"name\": \"a/b\", \"kind\": \"pipeline\"}, \"number\": 7}}";

    static List<Path> requests() throws IOException {
        try (Stream<Path> files = Files.list(Cases.testdata("requests"))) {
            return files.sorted().toList();
        }
    }

    /** A case is a request file that is wrong, and beside it the errors that it must give. */
    static List<Path> wrong() throws IOException {
        try (Stream<Path> files = Files.list(Cases.testdata("requests-bad"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void a_fact_that_is_left_out_is_not_known() throws RequestFault {
        AccessRequest request = read(MINIMAL);

        assertThat(request.build().build()).isEqualTo("a/b #7");
        assertThat(request.build().branch()).isEqualTo(Fact.unknown("the request does not say `branch`"));
        assertThat(request.build().changeRequest()).isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void null_says_that_there_is_no_such_thing() throws RequestFault {
        AccessRequest request = read(MINIMAL.replace("\"number\"", "\"changeRequest\": null, \"number\""));

        assertThat(request.build().changeRequest()).isEqualTo(Fact.absent("request file"));
    }

    @Test
    void reads_ttl_and_reason() throws RequestFault {
        AccessRequest request =
                read(MINIMAL.replace("{\"grant\"", "{\"ttl\": \"15m\", \"reason\": \"why\", \"grant\""));

        assertThat(request.ttl()).contains(Duration.ofMinutes(15));
        assertThat(request.reason()).contains("why");
    }

    @Test
    void origins_decide_nothing() throws RequestFault {
        String told = MINIMAL.replace("\"number\"", "\"origins\": {\"branch\": \"main\"}, \"number\"");

        assertThat(read(told)).isEqualTo(read(MINIMAL));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void reads_what_the_writer_wrote(Path file) throws Exception {
        AccessRequest request = RequestReader.read(file);

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("grant", request.grant().toString());
            json.writeFieldName("build");
            ContextWriter.write(json, request.build());
            json.writeEndObject();
        }
        assertThat(RequestReader.read("written", bytes.toByteArray()).build()).isEqualTo(request.build());
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void tells_every_error_with_its_place(Path file) throws IOException {
        RequestFault fault = catchThrowableOfType(RequestFault.class, () -> RequestReader.read(file));

        Path expected = Path.of(file.toString().replaceFirst("\\.json$", ".txt"));
        assertThat(fault).as("no error").isNotNull();
        assertThat(fault.getMessage().strip())
                .isEqualTo(Files.readString(expected).strip());
    }

    @Test
    void reads_no_more_of_a_file_than_its_bound() {
        byte[] huge = new byte[RequestReader.MAX_BYTES + 1];

        RequestFault fault = catchThrowableOfType(RequestFault.class, () -> RequestReader.read("huge.json", huge));
        assertThat(fault.reason()).isEqualTo(RequestFault.Reason.TOO_LARGE);
    }

    @Test
    void nesting_is_bounded() {
        RequestFault fault = catchThrowableOfType(RequestFault.class, () -> read("[".repeat(100_000)));
        assertThat(fault).hasMessageContaining("nesting");
    }

    @Test
    void gives_the_typed_fault_and_nothing_else_on_any_input() throws IOException {
        List<Path> files = requests();
        int cases = Cases.count(20_000);
        int read = 0;
        for (int seed = 0; seed < cases; seed++) {
            Random random = new Random(seed);
            byte[] bytes = mutated(Files.readAllBytes(files.get(random.nextInt(files.size()))), random);
            try {
                RequestReader.read("fuzzed", bytes);
                read++;
            } catch (RequestFault expected) {
                assertThat(expected.getMessage()).as("seed %d", seed).isNotBlank();
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ": " + new String(bytes, StandardCharsets.ISO_8859_1), e);
            }
        }
        assertThat(read).as("inputs that were still requests").isPositive().isLessThan(cases);
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(changed.length);
            switch (random.nextInt(5)) {
                case 0 -> changed[at] = (byte) random.nextInt(256);
                case 1 -> changed[at] = (byte) "{}[]\",:\\n0tf".charAt(random.nextInt(12));
                case 2 -> changed = Arrays.copyOf(changed, at + 1);
                case 3 -> {
                    int length = Math.min(random.nextInt(40), changed.length - at);
                    System.arraycopy(bytes, Math.min(at / 2, bytes.length - length), changed, at, length);
                }
                default -> changed[at] ^= (byte) (1 << random.nextInt(8));
            }
        }
        return changed;
    }

    private static AccessRequest read(String json) throws RequestFault {
        return RequestReader.read("request.json", json.getBytes(StandardCharsets.UTF_8));
    }
}
