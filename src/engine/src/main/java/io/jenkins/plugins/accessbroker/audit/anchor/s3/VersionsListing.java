package io.jenkins.plugins.accessbroker.audit.anchor.s3;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An answer of ListObjectVersions.
 *
 * @param folders the common prefixes
 * @param versions the versions, without delete markers
 * @param truncated whether there is more
 */
record VersionsListing(List<String> folders, List<Stored> versions, boolean truncated) {
    /** A version of an object. */
    record Stored(String key, String version) {}

    /** The listing of an answer; nothing if it is none. */
    static Optional<VersionsListing> parse(byte[] xml) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            return new Reading(reader).listing();
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    /** One reading, element by element. */
    private static final class Reading {
        private final XMLStreamReader reader;
        private final List<String> folders = new ArrayList<>();
        private final List<Stored> versions = new ArrayList<>();
        private final List<String> path = new ArrayList<>();
        private boolean truncated;
        private String key = "";
        private String version = "";

        Reading(XMLStreamReader reader) {
            this.reader = reader;
        }

        Optional<VersionsListing> listing() throws XMLStreamException {
            boolean listing = false;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        path.add(reader.getLocalName());
                        listing |= path.equals(List.of("ListVersionsResult"));
                    }
                    case XMLStreamConstants.CHARACTERS -> text(String.join("/", path), reader.getText());
                    case XMLStreamConstants.END_ELEMENT -> end(path.remove(path.size() - 1));
                    default -> {}
                }
            }
            return listing ? Optional.of(new VersionsListing(folders, versions, truncated)) : Optional.empty();
        }

        private void text(String at, String text) {
            switch (at) {
                case "ListVersionsResult/IsTruncated" ->
                    truncated = !text.strip().equals("false");
                case "ListVersionsResult/CommonPrefixes/Prefix" -> folders.add(text);
                case "ListVersionsResult/Version/Key" -> key = text;
                case "ListVersionsResult/Version/VersionId" -> version = text;
                default -> {}
            }
        }

        private void end(String element) {
            if (element.equals("Version") && path.equals(List.of("ListVersionsResult"))) {
                versions.add(new Stored(key, version));
            }
        }
    }
}
