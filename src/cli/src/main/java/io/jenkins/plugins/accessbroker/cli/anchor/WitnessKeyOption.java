package io.jenkins.plugins.accessbroker.cli.anchor;

import io.jenkins.plugins.accessbroker.audit.anchor.witness.WitnessKey;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The public key of a witness, as its text. */
final class WitnessKeyOption implements ITypeConverter<WitnessKey> {
    @Override
    public WitnessKey convert(String text) {
        try {
            return WitnessKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
