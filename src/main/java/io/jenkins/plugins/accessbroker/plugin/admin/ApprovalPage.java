package io.jenkins.plugins.accessbroker.plugin.admin;

import hudson.model.User;
import io.jenkins.plugins.accessbroker.approval.Review;
import io.jenkins.plugins.accessbroker.decision.Explanation;
import io.jenkins.plugins.accessbroker.plugin.config.GivenReview;
import io.jenkins.plugins.accessbroker.plugin.config.PolicySnapshot;
import io.jenkins.plugins.accessbroker.plugin.config.PolicyWatch;
import io.jenkins.plugins.accessbroker.plugin.config.ReviewRefused;
import io.jenkins.plugins.accessbroker.plugin.permission.AccessPermissions;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.text.Quote;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.POST;

/** The version of the policies that waits: what it would change, who approved it, and the buttons to approve or reject it. */
public final class ApprovalPage {
    private static final int CONFLICT = 409;

    private final PolicySnapshot now;
    private final String refusal;
    private final String reason;

    private ApprovalPage(PolicySnapshot now, String refusal, String reason) {
        this.now = now;
        this.refusal = refusal;
        this.reason = reason;
    }

    static ApprovalPage now() {
        return new ApprovalPage(PolicyWatch.policies().snapshot(), "", "");
    }

    public String getDisplayName() {
        return Messages.ApprovalPage_DisplayName();
    }

    public String getDescription() {
        return Messages.ApprovalPage_Description();
    }

    /** Why what was just said does not count; empty if nothing was, or it does. */
    public String getRefusal() {
        return refusal;
    }

    /** The reason that was written into the form. */
    public String getReason() {
        return reason;
    }

    public int getReasonLimit() {
        return Quote.MAX_SHOWN;
    }

    /** The version that waits; {@code null} if none does. */
    public VersionView getWaiting() {
        return now.waiting().map(version -> new VersionView(version, now.set())).orElse(null);
    }

    /** The version in force, as its digest. */
    public String getInForce() {
        return now.set().version().digest();
    }

    /** The version in force in words; empty where none is. */
    public String getInForceWords() {
        return now.loadedAt().isPresent() ? Explanation.version(now.set().version()) : "";
    }

    /** What is wrong with the policies that wait, each as {@code file:line:column: message}. */
    public List<String> getProblems() {
        return now.problems().stream()
                .limit(HealthView.SHOWN)
                .map(Problem::toString)
                .toList();
    }

    public int getProblemsLeftOut() {
        return Math.max(0, now.problems().size() - HealthView.SHOWN);
    }

    /**
     * Approves the version that was shown.
     *
     * @param digest the version
     * @param inForce the version that it was compared with
     */
    @POST
    public HttpResponse doApprove(@QueryParameter String digest, @QueryParameter String inForce) {
        return review(digest, inForce, Optional.empty());
    }

    /** Rejects the version that was shown, for a reason. */
    @POST
    public HttpResponse doReject(
            @QueryParameter String digest, @QueryParameter String inForce, @QueryParameter String reason) {
        Jenkins.get().checkPermission(AccessPermissions.APPROVE_POLICY);
        String typed = String.valueOf(reason).strip();
        String escaped = Quote.escape(typed);
        if (reason == null
                || typed.isEmpty()
                || typed.length() > Quote.MAX_SHOWN
                || escaped.length() > Review.MAX_OBJECTION) {
            return refused("say why you reject this version, in 1 to " + Quote.MAX_SHOWN + " characters", "");
        }
        return review(digest, inForce, Optional.of(escaped));
    }

    private HttpResponse review(String digest, String inForce, Optional<String> objection) {
        Jenkins.get().checkPermission(AccessPermissions.APPROVE_POLICY);
        User user = User.current();
        if (user == null) {
            return refused("nobody is logged in: log in as the one who approves", objection.orElse(""));
        }
        try {
            PolicyWatch.policies()
                    .review(new GivenReview(
                            user.getId(),
                            Jenkins.get().getSecurityRealm().getUserIdStrategy(),
                            String.valueOf(digest),
                            String.valueOf(inForce),
                            objection));
            return HttpResponses.redirectViaContextPath("manage/" + AccessBrokerLink.URL + "/approval/");
        } catch (ReviewRefused e) {
            return refused(e.getMessage(), objection.orElse(""));
        }
    }

    /** The page as it is now, with what went wrong. */
    private static HttpResponse refused(String why, String typed) {
        ApprovalPage page = new ApprovalPage(PolicyWatch.policies().snapshot(), why, typed);
        HttpResponse view = HttpResponses.forwardToView(page, "index");
        return new HttpResponse() {
            @Override
            public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node)
                    throws IOException, ServletException {
                rsp.setStatus(CONFLICT);
                view.generateResponse(req, rsp, node);
            }
        };
    }
}
