package io.jenkins.plugins.accessbroker.audit.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

/** Escapes everything that is not printable ASCII, the delete character included, which JSON takes as it is. */
public final class AsciiEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final int DELETE = 0x7f;

    private final int[] codes;

    private AsciiEscapes() {
        codes = standardAsciiEscapesForJSON();
        codes[DELETE] = ESCAPE_STANDARD;
    }

    /** Makes generators that write printable ASCII only. */
    public static JsonFactory factory() {
        JsonFactory factory =
                JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        return factory.setCharacterEscapes(new AsciiEscapes());
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return codes.clone();
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
        return null;
    }
}
