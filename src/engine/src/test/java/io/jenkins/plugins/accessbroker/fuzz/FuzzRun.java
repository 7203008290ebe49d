package io.jenkins.plugins.accessbroker.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Fuzzes every target with Jazzer, each for its share of the time, and keeps what reached new code in its corpus.
 *
 * <p>Arguments: seconds for all targets together, the folder of corpora, and a folder for what is found.
 */
public final class FuzzRun {
    private final Path corpora;
    private final Path found;

    private FuzzRun(Path corpora, Path found) {
        this.corpora = corpora;
        this.found = found;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int seconds = Integer.parseInt(arguments[0]);
        FuzzRun run = new FuzzRun(Path.of(arguments[1]), Path.of(arguments[2]));
        for (Target target : Target.values()) {
            run.fuzz(target, Math.max(1, seconds / Target.values().length));
        }
        System.out.println("fuzz: no finding in " + seconds + " s");
    }

    private void fuzz(Target target, int seconds) throws IOException, InterruptedException {
        Path kept = Files.createDirectories(corpora.resolve(target.folder()));
        Path grown = Files.createDirectories(found.resolve("corpus-" + target.folder()));
        System.out.println("fuzz: " + target.folder() + " for " + seconds + " s");
        jazzer(target, grown, kept, "-max_total_time=" + seconds, "-dict=" + corpora.resolve("yaml.dict"));
        jazzer(target, kept, grown, "-merge=1");
    }

    /** Runs it to its end; a finding, which it has printed and written down, ends everything. */
    private void jazzer(Target target, Path first, Path second, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Daccessbroker.testdata=" + corpora.toAbsolutePath().getParent(),
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Fuzzer.class.getName(),
                "--target_args=" + target.folder(),
                "--instrumentation_includes=io.jenkins.plugins.accessbroker.**:org.snakeyaml.engine.**",
                "-artifact_prefix=" + found + "/" + target.folder() + "-",
                "-max_len=8192",
                "-timeout=60",
                "-print_final_stats=1"));
        command.addAll(List.of(options));
        command.add(first.toString());
        command.add(second.toString());
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            System.err.println("fuzz: a finding in " + target.folder() + " files: see " + found);
            System.exit(1);
        }
    }
}
