package io.jenkins.plugins.accessbroker.request;

/**
 * Where the Jenkinsfile came from.
 *
 * @param repository the repository that the job's own definition names
 * @param commit the commit that was checked out for it
 * @param trusted whether that revision is one that the SCM source trusts
 */
public record Revision(String repository, String commit, boolean trusted) {
    public Revision {
        Bounds.name("repository", repository);
        Bounds.name("commit", commit);
    }
}
