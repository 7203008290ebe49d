package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPrivateKey;
import java.util.Optional;

/** The App's private key. Nothing of it is kept between orders. */
final class AppKey {
    private static final int LARGEST = 16_384;

    private final KeySource source;

    AppKey(KeySource source) {
        this.source = source;
    }

    /**
     * The key as it is now.
     *
     * @throws IssuerFault {@code CONFIGURATION} where there is none
     */
    RSAPrivateKey read() throws IssuerFault {
        return Pem.read(text()).orElseThrow(() -> fault("holds no rsa private key in pem of 2048 bits or more"));
    }

    private String text() throws IssuerFault {
        if (source instanceof KeySource.KeyFile file) {
            return content(file.path());
        }
        return supplied((KeySource.SuppliedKey) source).orElseThrow(() -> fault("gave none"));
    }

    private String content(Path path) throws IssuerFault {
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(LARGEST), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw fault("cannot be read");
        }
    }

    /** Whatever may go wrong in a supply, nothing of it is shown. */
    private static Optional<String> supplied(KeySource.SuppliedKey key) {
        try {
            return key.pem().get().map(Secret::reveal);
        } catch (RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }

    private IssuerFault fault(String what) {
        return new IssuerFault(
                IssuerFault.Reason.CONFIGURATION,
                "the broker cannot sign in to github as its app: " + source.words() + " " + what
                        + ": ask the administrator to check `privateKey` in the issuer's settings");
    }
}
