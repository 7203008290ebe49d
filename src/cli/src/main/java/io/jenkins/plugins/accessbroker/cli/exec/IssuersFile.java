package io.jenkins.plugins.accessbroker.cli.exec;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.InputFile;
import io.jenkins.plugins.accessbroker.cli.policy.ProblemList;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.policy.yaml.Yaml;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A YAML file with the settings of each issuer, below {@code issuers}. */
public final class IssuersFile {
    private static final String EXPECTED = "a mapping from each issuer's name to its settings";

    private final Map<String, IssuerKind> kinds = new TreeMap<>();
    private final InstantSource clock;

    /** A reader that knows these issuers, which go by the clock. */
    public IssuersFile(Collection<IssuerKind> kinds, InstantSource clock) {
        kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
        this.clock = clock;
    }

    /**
     * Sets up every issuer of the file, by name.
     *
     * @throws CliFault if the file cannot be read or has any error; then no issuer is set up
     */
    public Map<String, Issuer> open(Path file) throws CliFault {
        Problems problems = new Problems();
        Map<String, Issuer> issuers = new HashMap<>();
        Yaml.read(file.toString(), bytes(file), problems).ifPresent(node -> {
            if (node instanceof Node.Mapping mapping) {
                read(new Fields("the issuers file", mapping, problems), issuers);
            } else {
                problems.add(node.at(), "expected a mapping with the key `issuers`, found " + node.kind());
            }
        });
        if (!problems.isEmpty()) {
            issuers.values().forEach(Issuer::close);
            throw ProblemList.fault("no issuer is set up: mend the issuers file", problems.sorted());
        }
        return Map.copyOf(issuers);
    }

    private void read(Fields file, Map<String, Issuer> issuers) {
        file.requiredMapping("issuers", EXPECTED).ifPresent(names -> {
            for (Node.Entry entry : names.all()) {
                open(names, entry).ifPresent(issuer -> issuers.put(issuer.name(), issuer));
            }
        });
        file.done();
    }

    private Optional<Issuer> open(Fields names, Node.Entry entry) {
        String name = entry.key().text();
        IssuerKind kind = kinds.get(name);
        if (kind == null) {
            names.problem(entry.key().at(), "unknown issuer " + Quote.of(name) + ": expected one of " + known());
            return Optional.empty();
        }
        return names.mapping("issuer `" + name + "`", "its settings", entry.value())
                .flatMap(settings -> open(kind, settings));
    }

    private Optional<Issuer> open(IssuerKind kind, Fields settings) {
        Optional<Issuer> issuer = kind.open(settings, clock);
        settings.done();
        return issuer;
    }

    private String known() {
        return kinds.keySet().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static byte[] bytes(Path file) throws CliFault {
        InputFile.check("issuers file", file);
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Yaml.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new CliFault(
                    CliFault.Reason.FILE,
                    "cannot read the issuers file " + Quote.of(file.toString()) + ": reading it failed: check its disk",
                    e);
        }
    }
}
