package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault;
import io.jenkins.plugins.accessbroker.audit.anchor.witness.Cosignature;
import io.jenkins.plugins.accessbroker.audit.anchor.witness.WitnessKey;
import io.jenkins.plugins.accessbroker.audit.log.Finding;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.Place;
import io.jenkins.plugins.accessbroker.audit.log.SignedNote;
import io.jenkins.plugins.accessbroker.audit.log.VerifyReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The cosignatures of witnesses on checkpoints that were kept elsewhere. Each witness must have signed one of them. */
final class AnchorEvidence {
    private final Map<String, byte[]> held = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> checked = new ArrayList<>();

    /** Takes a checkpoint that was kept elsewhere, by its name. */
    void add(String name, byte[] note) {
        held.put(name, note);
    }

    /** The report, with what is to be said of these witnesses. */
    VerifyReport of(VerifyReport report, List<WitnessKey> witnesses) {
        witnesses.forEach(this::check);
        findings.addAll(report.findings());
        List<String> all = new ArrayList<>(report.checked());
        all.addAll(checked);
        return new VerifyReport(
                report.checkpoint(), report.entries(), report.away(), findings, all, report.unchecked());
    }

    private void check(WitnessKey witness) {
        boolean found = false;
        for (Map.Entry<String, byte[]> checkpoint : held.entrySet()) {
            found |= check(checkpoint.getKey(), checkpoint.getValue(), witness);
        }
        if (!found) {
            findings.add(new Finding.Missing(
                    place("checkpoint"),
                    "no checkpoint that was given has a cosignature by the witness key `" + witness
                            + "`: give one that has, with `--checkpoint` or `--anchor`"));
        }
    }

    /** What is no note is for the verification to find. */
    private boolean check(String name, byte[] bytes, WitnessKey witness) {
        try {
            Optional<Cosignature> signed = Cosignature.of(SignedNote.parse(bytes), witness);
            signed.ifPresent(by -> checked.add("`" + name + "` is cosigned by the witness key `" + witness + "`, which"
                    + " says that at `" + by.at() + "` it was consistent with all that it had seen of the log before"));
            return signed.isPresent();
        } catch (AnchorFault e) {
            findings.add(new Finding.Altered(place(name), e.getMessage()));
            return true;
        } catch (LogFault e) {
            return false;
        }
    }

    private static Place place(String name) {
        return new Place(name, OptionalLong.empty(), OptionalLong.empty());
    }
}
