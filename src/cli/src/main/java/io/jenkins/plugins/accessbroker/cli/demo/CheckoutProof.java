package io.jenkins.plugins.accessbroker.cli.demo;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Printer;
import io.jenkins.plugins.accessbroker.cli.console.Style;
import io.jenkins.plugins.accessbroker.issuer.Credential;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Proves repository access with the git of this machine: what is granted, what is not, and what is left when it is over. */
final class CheckoutProof {
    private final Printer out;
    private final Workspace workspace;
    private final List<Checkout> checkouts = new ArrayList<>();

    CheckoutProof(Printer out, Workspace workspace) {
        this.out = out;
        this.workspace = workspace;
    }

    void show(Credential credential, CodeHost code) throws CliFault, IOException, InterruptedException {
        if (!Checkout.isPossible()) {
            out.line("  skipped  git is not on the `PATH`: install it to see the repositories cloned");
            return;
        }
        Checkout checkout = new Checkout(code.web(), credential, workspace.path("checkout" + checkouts.size()));
        checkouts.add(checkout);
        for (String repository : checkout.repositories()) {
            Optional<String> refusal = checkout.refusal(repository, "granted-" + repository.replace('/', '-'));
            if (refusal.isPresent()) {
                throw new CliFault(CliFault.Reason.NOT_SHOWN, "`" + repository + "` was not cloned: " + refusal.get());
            }
            out.line(Style.GOOD, "  works    ", "git cloned " + repository);
        }
        String owner = checkout.repositories().get(0).replaceFirst("/.*", "");
        String forbidden = owner + "/" + CodeHost.FORBIDDEN;
        out.line(
                Style.GOOD,
                "  bounded  ",
                "git did not clone " + forbidden + ": "
                        + refusal(checkout, forbidden, "other", "the build got `" + forbidden + "`"));
    }

    /** The leases are over: what worked before must not. */
    void over() throws CliFault, IOException, InterruptedException {
        for (Checkout checkout : checkouts) {
            String repository = checkout.repositories().get(0);
            out.line(
                    Style.GOOD,
                    "  over     ",
                    "git does not clone " + repository + " any more: "
                            + refusal(checkout, repository, "over", "the token still works"));
        }
    }

    private static String refusal(Checkout checkout, String repository, String target, String otherwise)
            throws CliFault, IOException, InterruptedException {
        return checkout.refusal(repository, target)
                .orElseThrow(() -> new CliFault(CliFault.Reason.NOT_SHOWN, otherwise + ", which it must not"));
    }
}
