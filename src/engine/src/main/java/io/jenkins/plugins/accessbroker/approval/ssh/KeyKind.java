package io.jenkins.plugins.accessbroker.approval.ssh;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

/** What a type of keys makes of a key's bytes, and how its signatures are verified. */
interface KeyKind {
    /** Checks the rest of a signature's bytes, to their end. */
    void verify(Wire signature, byte[] text) throws SshFault;

    /** Reads what follows the type in a key's bytes. */
    static KeyKind read(String type, Wire key) throws SshFault {
        return switch (type) {
            case "ssh-ed25519" -> EdKey.read(key);
            case "ecdsa-sha2-nistp256" -> EcKey.read(Curve.P256, key);
            case "ecdsa-sha2-nistp384" -> EcKey.read(Curve.P384, key);
            case "ecdsa-sha2-nistp521" -> EcKey.read(Curve.P521, key);
            case "ssh-rsa" -> RsaKey.read(key);
            case TokenKey.ED25519 -> TokenKey.read(type, EdKey.read(key), key);
            case TokenKey.ECDSA -> TokenKey.read(type, EcKey.read(Curve.P256, key), key);
            default ->
                throw new SshFault("keys of type " + Quote.of(type)
                        + " are not taken: use `ssh-ed25519`, `ecdsa-sha2-nistp256` (384, 521), `ssh-rsa`, or one of"
                        + " these on a security key");
        };
    }

    /** Checks the algorithm that a signature names, which comes first in its bytes. */
    static void algorithm(Wire signature, String expected) throws SshFault {
        String found = signature.name();
        if (!found.equals(expected)) {
            throw new SshFault("the signature is by the algorithm " + Quote.of(found) + ", and the key's is `"
                    + expected + "`: sign anew");
        }
    }

    /** Checks a signature in the form that the JDK takes. */
    static void check(String algorithm, PublicKey key, byte[] signature, byte[] text) throws SshFault {
        boolean good;
        try {
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(key);
            verifier.update(text);
            good = verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            good = false;
        }
        if (!good) {
            throw new SshFault("it is not a signature of this version");
        }
    }
}
