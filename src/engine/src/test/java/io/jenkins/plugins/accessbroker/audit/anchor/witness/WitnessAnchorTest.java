package io.jenkins.plugins.accessbroker.audit.anchor.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.accessbroker.audit.anchor.Anchor;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorContract;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault.Reason;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorHttp;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorMemory;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorState;
import io.jenkins.plugins.accessbroker.audit.anchor.TestLog;
import io.jenkins.plugins.accessbroker.audit.log.SignedNote;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import io.jenkins.plugins.accessbroker.testkit.http.Delivery;
import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import io.jenkins.plugins.accessbroker.testkit.http.LoopbackServer;
import io.jenkins.plugins.accessbroker.testkit.witness.WitnessEmulator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessAnchorTest extends AnchorContract {
    private final WitnessEmulator witness = WitnessEmulator.start("witness.example.com/w1", clock);

    @AfterEach
    void close() {
        witness.close();
    }

    @Override
    protected Anchor open(TestLog of) {
        return open(Duration.ofSeconds(20));
    }

    private WitnessAnchor open(Duration patience) {
        URI address = witness.endpoint();
        return new WitnessAnchor(address, address, WitnessKey.parse(witness.vkey()), AnchorHttp.client(), patience);
    }

    @Override
    protected void know(VerifierKey key) {
        witness.know(key.toString());
    }

    @Override
    protected List<Long> kept(String origin) {
        return List.of(witness.size(origin));
    }

    @Override
    protected boolean keepsAll() {
        return false;
    }

    @Override
    protected boolean checksKeys() {
        return true;
    }

    @Override
    protected void fail() {
        witness.twist(answer -> HttpAnswer.empty(503));
    }

    @Override
    protected void mend() {
        witness.twist(answer -> answer);
    }

    @Test
    void what_is_kept_has_the_cosignature_with_its_time() throws Exception {
        AnchorState state = publish(log, memory());

        SignedNote note = state.last().orElseThrow().checkpoint().note();
        assertThat(Cosignature.of(note, WitnessKey.parse(witness.vkey())))
                .hasValueSatisfying(signed -> assertThat(signed.at()).isEqualTo(NOW));
        assertThat(memory().read(log.log()))
                .hasValueSatisfying(kept -> assertThat(kept.checkpoint().note()).isEqualTo(note));
    }

    @Test
    void the_size_that_the_witness_knows_is_learned_from_it() throws Exception {
        publish(log, AnchorMemory.none());
        log.append(600, "entry");

        assertThat(publish(log, AnchorMemory.none()).alarm()).isEmpty();
        assertThat(witness.size(log.log().origin())).isEqualTo(603);
    }

    @Test
    void an_answer_by_another_key_is_not_trusted() throws Exception {
        witness.signWithAnotherKey();

        AnchorState state = publish(log, memory());

        assertAlarm(state, Reason.UNTRUSTED);
        assertThat(state.last()).isEmpty();
        assertThat(memory().read(log.log())).isEmpty();
    }

    @Test
    void an_answer_without_the_witnesss_own_line_is_not_trusted() throws Exception {
        witness.twist(answer -> HttpAnswer.text(200, "text/plain", "— other.example.com AAAAAAAA\n"));

        assertAlarm(publish(log, AnchorMemory.none()), Reason.UNTRUSTED);
    }

    @Test
    void a_cosignature_of_another_checkpoint_is_not_trusted() throws Exception {
        String[] first = new String[1];
        witness.twist(answer -> {
            first[0] = new String(answer.body(), StandardCharsets.UTF_8);
            return answer;
        });
        publish(log, memory());
        log.append(1, "entry");
        witness.twist(answer -> HttpAnswer.text(200, "text/plain", first[0]));

        assertAlarm(publish(log, memory()), Reason.UNTRUSTED);
    }

    @ParameterizedTest
    @CsvSource({
        "400, REFUSED",
        "403, REFUSED",
        "404, REFUSED",
        "409, MALFORMED",
        "422, FORKED",
        "429, UNREACHABLE",
        "500, UNREACHABLE"
    })
    void a_refusal_is_told_for_what_it_is(int status, Reason reason) throws Exception {
        witness.twist(answer -> HttpAnswer.text(status, "text/plain", "1\n<b>do not show me</b>"));

        AnchorState state = publish(log, AnchorMemory.none());

        assertAlarm(state, reason);
        assertThat(state.alarm().orElseThrow().getMessage()).doesNotContain("show me");
    }

    @Test
    void a_log_that_the_witness_does_not_know_is_refused_with_what_to_do() throws Exception {
        TestLog stranger = new TestLog(folder.resolve("stranger"), "stranger.example.com/audit").append(1, "x");

        assertThat(publish(stranger, AnchorMemory.none()).alarm())
                .hasValueSatisfying(
                        fault -> assertThat(fault.getMessage()).contains("give its operator the log's `key.pub`"));
    }

    @Test
    void a_witness_that_does_not_know_the_new_key_refuses_with_what_to_do_and_goes_on_once_it_does() throws Exception {
        publish(log, memory());
        log.rotate().append(1, "entry");

        AnchorState state = publish(log, memory());

        assertAlarm(state, Reason.REFUSED);
        assertThat(state.alarm().orElseThrow().getMessage())
                .endsWith(
                        "it does not know the key of the log, which may have been replaced: give its operator the log's"
                                + " `key.pub` as it is now");
        know(log.key());
        assertThat(publish(log, memory()).alarm()).isEmpty();
        assertThat(witness.size(log.log().origin())).isEqualTo(5);
    }

    @Test
    void a_witness_that_says_another_size_each_time_is_not_asked_for_ever() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        witness.twist(answer -> HttpAnswer.text(409, "text/x.tlog.size", asked.incrementAndGet() % 3 + "\n"));

        assertAlarm(publish(log, AnchorMemory.none()), Reason.REFUSED);
        assertThat(asked).hasValue(3);
    }

    @Test
    void a_greater_size_than_the_log_has_raises_the_alarm() throws Exception {
        witness.twist(answer -> HttpAnswer.text(409, "text/x.tlog.size", "4\n"));

        assertAlarm(publish(log, AnchorMemory.none()), Reason.ROLLED_BACK);
    }

    @Test
    void an_endless_answer_is_not_read_to_its_end() throws Exception {
        witness.twist(answer -> HttpAnswer.text(200, "text/plain", "— x AAAAAAAA\n".repeat(100_000)));

        assertAlarm(publish(log, AnchorMemory.none()), Reason.MALFORMED);
    }

    @Test
    void an_answer_that_drips_is_not_waited_for() throws Exception {
        witness.twist(answer -> answer.with(Delivery.drip(1, Duration.ofMillis(100))));

        try (WitnessAnchor anchor = open(Duration.ofMillis(300))) {
            assertThat(catchThrowable(() -> anchor.newest("x"))).hasMessageContaining("not in time");
        }
    }

    @Test
    void a_redirection_is_not_followed() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (LoopbackServer elsewhere = LoopbackServer.start(request -> {
            asked.incrementAndGet();
            return HttpAnswer.empty(200);
        })) {
            witness.twist(
                    answer -> HttpAnswer.empty(307).with("Location", elsewhere.endpoint() + "/w1/add-checkpoint"));

            assertAlarm(publish(log, AnchorMemory.none()), Reason.REFUSED);
        }
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://witness.example.com",
                "ftp://witness.example.com",
                "https://user:hunter2@witness.example.com",
                "https://witness.example.com/?token=hunter2",
                "https://witness.example.com/#hunter2",
                "https:// hunter2"
            })
    void an_address_that_is_not_one_of_https_is_refused_and_not_repeated(String address) {
        WitnessKey key = WitnessKey.parse(witness.vkey());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WitnessAnchor(address, Optional.empty(), key, AnchorHttp.client()))
                .withMessageNotContaining("hunter2")
                .withMessageContaining("write `https://host/path`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "w1+00000000+BAAA", "witness.example.com/w1+e933707e+x"})
    void what_is_no_key_of_a_witness_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> WitnessKey.parse(text));
    }

    @Test
    void the_key_of_a_log_is_no_key_of_a_witness() throws Exception {
        String key = log.key().toString();

        assertThatIllegalArgumentException().isThrownBy(() -> WitnessKey.parse(key));
    }

    @Test
    void a_key_with_another_id_is_refused() {
        String wrong = witness.vkey().replaceFirst("\\+[0-9a-f]{8}\\+", "+00000000+");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> WitnessKey.parse(wrong))
                .withMessageContaining("the id of this key should be");
    }
}
