package io.jenkins.plugins.accessbroker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the README and the pages below {@code docs} say to run can be run, and what they link to is there. */
class ReadmeIT {
    private static final Path ROOT = Jar.TESTDATA.toAbsolutePath().normalize().getParent();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @TempDir
    Path folder;

    /** But for one, which runs until it is stopped: a test of the plugin starts what it starts. */
    @Test
    void every_maven_command_is_run_by_ci() throws IOException {
        String ci = Files.readString(ROOT.resolve(".ci/run"));
        List<String> commands = blocks("sh").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("mvn "))
                .toList();

        assertThat(commands).containsExactly("mvn hpi:run", "mvn -f src -q -Pdemo verify", "mvn -f src verify");
        assertThat(commands.subList(1, 3))
                .allSatisfy(command -> assertThat(ci).contains("\n" + command.replace("mvn ", "mvn -B ") + "\n"));
    }

    @Test
    void the_jar_is_where_it_says_and_tells_what_it_can_do() throws Exception {
        String path = "src/cli/target/access-broker.jar";
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("java -jar " + path + " --help");
        assertThat(ROOT.resolve(path)).isRegularFile();

        try (Jar jar = new Jar(folder)) {
            assertThat(jar.run("--help").out()).contains("check", "explain", "exec", "audit", "demo");
        }
    }

    @Test
    void its_policy_is_one() throws Exception {
        Path policies = Files.createDirectory(folder.resolve("readme"));
        List<String> yaml = blocks("yaml");
        assertThat(yaml).hasSize(1);
        Files.writeString(policies.resolve("payments.yaml"), yaml.get(0));

        try (Jar jar = new Jar(folder)) {
            assertThat(jar.run("check", "readme", "--at", "2035-06-01T00:00:00Z"))
                    .isEqualTo(new Jar.Result(0, "no problems in 1 policy file with 1 grant\n", ""));
        }
    }

    @Test
    void the_page_of_the_command_line_has_every_command_and_option() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/command-line.md"));

        for (CommandLine command : Examples.commands()) {
            assertThat(page).contains(command.getCommandName());
            command.getCommandSpec()
                    .options()
                    .forEach(option -> assertThat(page).contains("`" + option.longestName()));
        }
    }

    @Test
    void every_link_leads_to_a_file() throws IOException {
        try (Stream<Path> pages = Files.walk(ROOT.resolve("docs"))) {
            List<Path> all = Stream.concat(Stream.of(ROOT.resolve("README.md")), pages)
                    .filter(page -> page.toString().endsWith(".md"))
                    .toList();
            for (Path page : all) {
                LINK.matcher(Files.readString(page))
                        .results()
                        .map(link -> page.resolveSibling(link.group(1)))
                        .forEach(target ->
                                assertThat(target).as("link in " + page).exists());
            }
        }
    }

    private static List<String> blocks(String language) throws IOException {
        return BLOCK.matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map((MatchResult block) -> block.group(2))
                .toList();
    }
}
