package io.jenkins.plugins.accessbroker.plugin.config.github;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.plugin.config.SystemCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** The App's private key in a credential of Jenkins: a secret file, or a secret text. */
final class PrivateKey {
    /** Bytes of a file that are looked at: no key is as long. */
    private static final int MOST = 16_384;

    private PrivateKey() {}

    static boolean fits(Credentials credential) {
        return credential instanceof FileCredentials || credential instanceof StringCredentials;
    }

    /** The key as it is now, in PEM; nothing where the credential is not there, or of another kind, or empty. */
    static Optional<Secret> of(String id) {
        return SystemCredentials.find(id)
                .flatMap(PrivateKey::text)
                .filter(text -> !text.isBlank())
                .map(Secret::of);
    }

    private static Optional<String> text(StandardCredentials credential) {
        if (credential instanceof StringCredentials text) {
            return Optional.of(text.getSecret().getPlainText());
        }
        return credential instanceof FileCredentials file ? content(file) : Optional.empty();
    }

    private static Optional<String> content(FileCredentials file) {
        try (InputStream in = file.getContent()) {
            return Optional.of(new String(in.readNBytes(MOST), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
