package io.jenkins.plugins.accessbroker.plugin.migration;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.plugin.guard.Mediation;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.actions.ArgumentsAction;
import org.jenkinsci.plugins.workflow.flow.StepListener;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Notes steps of Pipelines with the id of a stored credential in their parameters, as the Pipeline keeps these; not every
 * step reports what it uses. On the Pipeline's thread it only takes hold of the parameters.
 */
@Restricted(NoExternalUse.class)
@Extension(ordinal = -1_000)
public final class NamedUses implements StepListener {
    private static final Logger LOGGER = Logger.getLogger(NamedUses.class.getName());

    @Override
    public void notifyOfNewStep(@NonNull Step step, @NonNull StepContext context) {
        try {
            if (!Mediation.takesOnlyText(step)) {
                note(step, context);
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            LOGGER.log(Level.FINE, e, () -> "cannot note what credentials a step names");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void note(Step step, StepContext context) throws IOException, InterruptedException {
        FlowNode node = context.get(FlowNode.class);
        Run<?, ?> build = context.get(Run.class);
        if (node == null || build == null) {
            return;
        }
        Map<String, Object> arguments = ArgumentsAction.getArguments(node);
        if (!arguments.isEmpty()) {
            String name = step.getDescriptor().getFunctionName();
            Uses.get().later(() -> look(build, name, arguments));
        }
    }

    private static void look(Run<?, ?> build, String step, Map<String, Object> arguments) {
        Uses uses = Uses.get();
        Place place = Place.of(build);
        Set<String> named = Texts.in(arguments, text -> uses.ids().has(text, place.name()));
        named.forEach(id -> uses.memory()
                .see(new Sighting(
                        new Use(id, place, step),
                        build.getNumber(),
                        uses.clock().instant(),
                        Source.STEP,
                        Mediation.named(build, id))));
    }
}
