package io.jenkins.plugins.accessbroker.plugin.config.aws;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.Extension;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.issuer.aws.AwsKeys;
import io.jenkins.plugins.accessbroker.issuer.aws.SupplyFault;
import java.util.Optional;

/** A user name and password that are an access key id and its secret access key. */
@Extension
public final class UsernamePasswordKeys implements KeyForm {
    @Override
    public boolean fits(StandardCredentials credential) {
        return credential instanceof StandardUsernamePasswordCredentials;
    }

    @Override
    public AwsKeys read(StandardCredentials credential) throws SupplyFault {
        StandardUsernamePasswordCredentials keys = (StandardUsernamePasswordCredentials) credential;
        String secret = keys.getPassword().getPlainText();
        if (keys.getUsername().isBlank() || secret.isEmpty()) {
            throw new SupplyFault("has no access key id as its user name, or no secret access key as its password");
        }
        return new AwsKeys(keys.getUsername(), Secret.of(secret), Optional.empty());
    }
}
