package io.jenkins.plugins.accessbroker.plugin.credential;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.Extension;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.security.ACL;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.condition.Jobs;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/**
 * Shows each grant as a credential of its name, to the jobs that its policy admits and to the folders that can have such
 * jobs. Showing and finding ask for nothing.
 *
 * <p>It comes before other providers: where a policy names a grant like a credential that is there, jobs of the policy get
 * the grant.
 */
@Extension(ordinal = 1000)
public final class GrantCredentialsProvider extends CredentialsProvider {
    @Override
    public String getDisplayName() {
        return Messages.GrantCredentialsProvider_displayName();
    }

    @Override
    public <C extends Credentials> List<C> getCredentialsInItemGroup(
            Class<C> type, ItemGroup group, Authentication authentication, List<DomainRequirement> requirements) {
        return list(type, authentication, inGroup(group));
    }

    @Override
    public <C extends Credentials> List<C> getCredentialsInItem(
            Class<C> type, Item item, Authentication authentication, List<DomainRequirement> requirements) {
        return list(type, authentication, inItem(item));
    }

    @Override
    public <C extends IdCredentials> C getCredentialByIdInItemGroup(
            String id,
            Class<C> type,
            ItemGroup<?> group,
            Authentication authentication,
            List<DomainRequirement> requirements) {
        return find(id, type, authentication, inGroup(group)).orElse(null);
    }

    @Override
    public <C extends IdCredentials> C getCredentialByIdInItem(
            String id, Class<C> type, Item item, Authentication authentication, List<DomainRequirement> requirements) {
        return find(id, type, authentication, inItem(item)).orElse(null);
    }

    private static Predicate<Jobs> inItem(Item item) {
        return item instanceof ItemGroup<?> group ? inGroup(group) : jobs -> jobs.admits(item.getFullName());
    }

    /** The controller itself has no grants, though all jobs are below it: what it looks up there is for no build. */
    private static Predicate<Jobs> inGroup(ItemGroup<?> group) {
        if (group == null || group instanceof Jenkins) {
            return jobs -> false;
        }
        String name = group.getFullName();
        return jobs -> jobs.couldAdmitBelow(name) || (group instanceof Job && jobs.admits(name));
    }

    private static <C> List<C> list(Class<C> type, Authentication authentication, Predicate<Jobs> place) {
        if (!isController(authentication)) {
            return List.of();
        }
        return AccessBroker.get().policies().policies().stream()
                .flatMap(policy -> policy.grants().stream())
                .flatMap(grant -> shown(type, grant, place).stream())
                .toList();
    }

    private static <C> Optional<C> find(
            String id, Class<C> type, Authentication authentication, Predicate<Jobs> place) {
        if (!isController(authentication)) {
            return Optional.empty();
        }
        PolicySet policies = AccessBroker.get().policies();
        return GrantName.parse(id).flatMap(policies::grant).flatMap(grant -> shown(type, grant, place));
    }

    /** Builds and forms look up as the controller, after their own checks; no user has grants of their own. */
    private static boolean isController(Authentication authentication) {
        return authentication == null || ACL.SYSTEM2.equals(authentication);
    }

    private static <C> Optional<C> shown(Class<C> type, Grant grant, Predicate<Jobs> place) {
        return admits(grant, place)
                ? GrantKind.shown(grant).filter(type::isInstance).map(type::cast)
                : Optional.empty();
    }

    /** A grant without a condition on jobs is for no job, as the decision has it. */
    private static boolean admits(Grant grant, Predicate<Jobs> place) {
        return grant.conditions().stream().anyMatch(condition -> condition instanceof Jobs jobs && place.test(jobs));
    }
}
