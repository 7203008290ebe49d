package io.jenkins.plugins.accessbroker.plugin.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.util.AtomicFileWriter;
import io.jenkins.plugins.accessbroker.plugin.guard.Mediation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The memory of uses on disk: names and times, and no secret. */
final class UseFile {
    private static final int VERSION = 1;
    private static final long MAX_BYTES = 64L * 1024 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    UseFile(Path file) {
        this.file = file;
    }

    Path path() {
        return file;
    }

    /**
     * What was written last; nothing if there is no file.
     *
     * @throws IOException if it is no such file
     */
    UseMemory.Content read() throws IOException {
        if (!Files.exists(file)) {
            return new UseMemory.Content(Map.of(), Set.of());
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("the file is larger than " + MAX_BYTES + " bytes");
        }
        JsonNode root = JSON.readTree(Files.readAllBytes(file));
        if (root.path("version").asInt() != VERSION) {
            throw new IOException("the file is of a version that is not known here");
        }
        try {
            return content(root);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("the file is no memory of uses: " + e.getMessage(), e);
        }
    }

    private static UseMemory.Content content(JsonNode root) {
        Map<Use, Tally> uses = new HashMap<>();
        for (JsonNode node : root.path("uses")) {
            Place place = new Place(Place.Kind.valueOf(text(node, "kind")), text(node, "place"));
            Set<Source> sources = EnumSet.noneOf(Source.class);
            node.path("from").forEach(source -> sources.add(Source.valueOf(source.asText())));
            uses.put(
                    new Use(text(node, "credential"), place, text(node, "by")),
                    new Tally(
                            node.path("times").asLong(),
                            Instant.parse(text(node, "last")),
                            node.path("build").asInt(),
                            sources,
                            Mediation.valueOf(text(node, "mediation"))));
        }
        Set<String> overfull = new TreeSet<>();
        root.path("overfull").forEach(id -> overfull.add(id.asText()));
        return new UseMemory.Content(uses, overfull);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText();
    }

    void write(UseMemory.Content content) throws IOException {
        ObjectNode root = JSON.createObjectNode().put("version", VERSION);
        ArrayNode uses = root.putArray("uses");
        content.uses().forEach((use, tally) -> {
            ObjectNode node = uses.addObject()
                    .put("credential", use.credential())
                    .put("kind", use.place().kind().name())
                    .put("place", use.place().name())
                    .put("by", use.by())
                    .put("times", tally.times())
                    .put("last", tally.last().toString())
                    .put("build", tally.build())
                    .put("mediation", tally.mediation().name());
            ArrayNode from = node.putArray("from");
            tally.sources().forEach(source -> from.add(source.name()));
        });
        ArrayNode overfull = root.putArray("overfull");
        content.overfull().forEach(overfull::add);
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        try (AtomicFileWriter out = new AtomicFileWriter(file, StandardCharsets.UTF_8)) {
            try {
                out.write(JSON.writeValueAsString(root));
                out.commit();
            } finally {
                out.abort();
            }
        }
    }
}
