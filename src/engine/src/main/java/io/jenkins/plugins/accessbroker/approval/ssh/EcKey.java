package io.jenkins.plugins.accessbroker.approval.ssh;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.math.BigInteger;
import java.security.PublicKey;

/** An ECDSA key (RFC 5656, section 3.1). */
record EcKey(Curve curve, PublicKey key) implements CurveKey {
    private static final byte SEQUENCE = 0x30;
    private static final byte INTEGER = 0x02;

    static EcKey read(Curve curve, Wire wire) throws SshFault {
        String name = wire.name();
        if (!name.equals(curve.ssh())) {
            throw new SshFault("the key is of the curve " + Quote.of(name) + ", and its type is of " + curve.ssh());
        }
        return new EcKey(curve, curve.key(wire.string()));
    }

    @Override
    public void verify(Wire signature, byte[] text) throws SshFault {
        KeyKind.algorithm(signature, "ecdsa-sha2-" + curve.ssh());
        byte[] value = signature.string();
        signature.done();
        checkValue(value, text);
    }

    @Override
    public void checkValue(byte[] value, byte[] text) throws SshFault {
        Wire wire = new Wire("the signature", value);
        byte[] r = integer(wire.positive());
        byte[] s = integer(wire.positive());
        wire.done();
        KeyKind.check(curve.algorithm(), key, der(SEQUENCE, Wire.concat(r, s)), text);
    }

    private static byte[] integer(BigInteger number) throws SshFault {
        return der(INTEGER, number.toByteArray());
    }

    /** A value in DER; of the curves here none is longer than one byte can count past 127. */
    private static byte[] der(byte tag, byte[] content) throws SshFault {
        if (content.length > 0xff) {
            throw new SshFault("the signature has a number that is too large");
        }
        byte[] head = content.length < 0x80
                ? new byte[] {tag, (byte) content.length}
                : new byte[] {tag, (byte) 0x81, (byte) content.length};
        return Wire.concat(head, content);
    }
}
