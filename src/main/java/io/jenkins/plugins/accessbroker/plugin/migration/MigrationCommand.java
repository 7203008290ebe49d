package io.jenkins.plugins.accessbroker.plugin.migration;

import hudson.AbortException;
import hudson.Extension;
import hudson.cli.CLICommand;
import io.jenkins.plugins.accessbroker.plugin.permission.AccessPermissions;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.args4j.CmdLineException;
import org.kohsuke.args4j.Option;

/** {@code access-broker-migration}: lists stored credentials with what uses them, or drafts the policy for one. */
@Restricted(NoExternalUse.class)
@Extension
public final class MigrationCommand extends CLICommand {
    @Option(name = "--json", usage = "print the list as JSON")
    private boolean json;

    @Option(name = "--draft", metaVar = "ID", usage = "print a policy that observes the credential of this id")
    private String draft;

    @Option(name = "--team", metaVar = "NAME", usage = "with --draft: the team that owns the policy")
    private String team;

    @Option(name = "--contact", metaVar = "CONTACT", usage = "with --draft: whom to ask when access is denied")
    private String contact;

    @Option(
            name = "--business",
            metaVar = "CONTACT",
            usage = "with --draft: who answers for the purpose; by default --contact")
    private String business;

    @Option(name = "--purpose", metaVar = "TEXT", usage = "with --draft: why the jobs may use the credential")
    private String purpose;

    @Option(name = "--expires", metaVar = "DAY", usage = "with --draft: the grant's last day; by default in 180 days")
    private String expires;

    @Override
    public String getName() {
        return "access-broker-migration";
    }

    @Override
    public String getShortDescription() {
        return Messages.MigrationCommand_ShortDescription();
    }

    @Override
    protected int run() throws Exception {
        Jenkins.get().checkPermission(AccessPermissions.ADMINISTER);
        if (draft != null) {
            return draft();
        }
        Report report = Report.now();
        stdout.print(json ? ReportJson.of(report) : ReportText.of(report));
        return 0;
    }

    private int draft() throws CmdLineException, AbortException {
        if (team == null || contact == null) {
            throw new CmdLineException(null, "--draft needs the owner of the policy: add --team and --contact", null);
        }
        List<StaticCredential> places = Report.of(draft).credentials();
        if (places.isEmpty()) {
            throw new AbortException("there is no stored credential " + Quote.of(draft) + " that you may view");
        }
        DraftInput plain = DraftInput.of(draft, Uses.get().clock().instant());
        Draft made = Draft.of(
                new DraftInput(
                        draft,
                        team,
                        business == null ? contact : business,
                        contact,
                        purpose == null ? plain.purpose() : purpose,
                        expires == null ? plain.expires() : expires),
                places,
                PolicyNames.inForce());
        if (!made.isUsable()) {
            throw new AbortException("the draft would be no policy: " + String.join("; ", made.problems()));
        }
        stdout.print(made.text());
        return 0;
    }
}
