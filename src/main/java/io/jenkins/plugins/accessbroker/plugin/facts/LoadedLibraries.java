package io.jenkins.plugins.accessbroker.plugin.facts;

import hudson.model.Run;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Library;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.libs.LibrariesAction;
import org.jenkinsci.plugins.workflow.libs.LibraryRecord;

/**
 * The shared libraries that the build loaded so far, as the controller recorded them.
 *
 * <p>The record is held against the directory that the controller unpacks libraries into: two that are loaded at one
 * time can overwrite each other in the record, and a library that is there and not in the record makes the fact unknown.
 */
final class LoadedLibraries {
    private LoadedLibraries() {}

    static Fact<List<Library>> of(Run<?, ?> run) throws IOException {
        if (!(run instanceof FlowExecutionOwner.Executable)) {
            return Fact.absent("the build is no Pipeline, so it loads no shared library");
        }
        Set<String> unpacked = unpacked(new File(run.getRootDir(), "libs").toPath());
        List<LibraryRecord> records = Optional.ofNullable(run.getAction(LibrariesAction.class))
                .map(LibrariesAction::getLibraries)
                .map(List::copyOf)
                .orElse(List.of());
        Set<String> recorded =
                records.stream().map(LibraryRecord::getDirectoryName).collect(Collectors.toSet());
        if (!recorded.containsAll(unpacked)) {
            return Fact.unknown("the build holds a shared library that is not in its record of libraries");
        }
        return Fact.of(
                records.stream().map(LoadedLibraries::library).toList(),
                records.isEmpty() ? "the build has no record of libraries" : "the libraries action of the build");
    }

    private static Library library(LibraryRecord record) {
        return new Library(record.getName(), record.getVersion(), record.isTrusted());
    }

    /** Names of the directories, without the mark that a temporary one has. */
    private static Set<String> unpacked(Path libs) throws IOException {
        if (!Files.isDirectory(libs)) {
            return Set.of();
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(libs, Files::isDirectory)) {
            Set<String> names = new HashSet<>();
            entries.forEach(
                    entry -> names.add(String.valueOf(entry.getFileName()).replaceFirst("@.*", "")));
            return names;
        }
    }
}
