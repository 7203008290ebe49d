package io.jenkins.plugins.accessbroker.plugin.config.aws;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.accessbroker.issuer.aws.AwsKeys;
import io.jenkins.plugins.accessbroker.issuer.aws.SupplyFault;
import java.util.Optional;

/** A kind of Jenkins credential that holds AWS credentials. */
public interface KeyForm extends ExtensionPoint {
    /** Whether the credential is of this kind. */
    boolean fits(StandardCredentials credential);

    /**
     * The AWS credentials in it.
     *
     * @throws SupplyFault if it lacks something
     */
    AwsKeys read(StandardCredentials credential) throws SupplyFault;

    /** The form of the credential, if any fits. */
    static Optional<KeyForm> of(StandardCredentials credential) {
        return ExtensionList.lookup(KeyForm.class).stream()
                .filter(form -> form.fits(credential))
                .findFirst();
    }
}
