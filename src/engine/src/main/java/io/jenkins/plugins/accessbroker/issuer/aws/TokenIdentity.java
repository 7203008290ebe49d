package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sts.StsClient;

/** A web identity token, which stands in for AWS credentials. */
final class TokenIdentity implements Identity {
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");

    private final CredentialSource.WebIdentityTokenFile source;

    TokenIdentity(CredentialSource.WebIdentityTokenFile source) {
        this.source = source;
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
        try (InputStream in = Files.newInputStream(source.path())) {
            return new String(in.readNBytes(2 * StsLimits.TOKEN_LONGEST), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw fault("cannot be read");
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
