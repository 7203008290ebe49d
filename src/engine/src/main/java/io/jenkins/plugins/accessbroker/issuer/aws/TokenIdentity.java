package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sts.StsClient;

/** A web identity token, which stands in for AWS credentials. */
final class TokenIdentity implements Identity {
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");

    private final CredentialSource source;
    private final Supply<String> content;

    private TokenIdentity(CredentialSource source, Supply<String> content) {
        this.source = source;
        this.content = content;
    }

    /** The identity, where the source gives tokens. */
    static Optional<Identity> of(CredentialSource source) {
        if (source instanceof CredentialSource.WebIdentityTokenFile file) {
            return Optional.of(new TokenIdentity(source, () -> content(file.path())));
        }
        if (source instanceof CredentialSource.SuppliedToken supplied) {
            return Optional.of(new TokenIdentity(
                    source, () -> SuppliedProvider.take(supplied.token()).reveal()));
        }
        return Optional.empty();
    }

    @Override
    public StsCall call(Wish wish, StsClient client) throws IssuerFault {
        return Requests.withToken(client, token());
    }

    private String token() throws IssuerFault {
        String token = content().strip();
        if (token.length() < StsLimits.TOKEN_SHORTEST
                || token.length() > StsLimits.TOKEN_LONGEST
                || !TOKEN.matcher(token).matches()) {
            throw fault("holds no token of " + StsLimits.TOKEN_SHORTEST + " to 20,000 printable characters");
        }
        return token;
    }

    private String content() throws IssuerFault {
        try {
            return content.get();
        } catch (SupplyFault e) {
            throw fault(e.getMessage());
        }
    }

    private static String content(Path path) throws SupplyFault {
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(2 * StsLimits.TOKEN_LONGEST), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new SupplyFault("cannot be read");
        }
    }

    private IssuerFault fault(String what) {
        return new IssuerFault(
                IssuerFault.Reason.CONFIGURATION,
                "the broker has no web identity to ask sts with: " + source.words() + " " + what
                        + ": ask the administrator to check `credentials` in the issuer's settings");
    }

    @Override
    public void close() {
        // It holds nothing between calls.
    }
}
