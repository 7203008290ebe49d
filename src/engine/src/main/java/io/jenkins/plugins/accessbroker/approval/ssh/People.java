package io.jenkins.plugins.accessbroker.approval.ssh;

import io.jenkins.plugins.accessbroker.approval.Approver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** Finds which lines are of one person: those that share a name or a key, and those that they share one with. */
final class People {
    private final int[] parent;

    private People(int size) {
        parent = new int[size];
        for (int i = 0; i < size; i++) {
            parent[i] = i;
        }
    }

    /** The person of each line; the first name of the person's first line is what they are called. */
    static Map<Signer, Approver> of(List<Signer> signers) {
        People people = new People(signers.size());
        Map<Object, Integer> first = new HashMap<>();
        for (int i = 0; i < signers.size(); i++) {
            for (String name : signers.get(i).names()) {
                people.join(i, first.computeIfAbsent(Approver.folded(name), line(i)));
            }
            people.join(i, first.computeIfAbsent(signers.get(i).key(), line(i)));
        }
        return people.approvers(signers);
    }

    private static Function<Object, Integer> line(int i) {
        return key -> i;
    }

    private Map<Signer, Approver> approvers(List<Signer> signers) {
        Map<Integer, TreeSet<String>> names = new HashMap<>();
        for (int i = 0; i < signers.size(); i++) {
            TreeSet<String> of = names.computeIfAbsent(root(i), root -> new TreeSet<>());
            signers.get(i).names().forEach(name -> of.add(Approver.folded(name)));
        }
        Map<Signer, Approver> approvers = new HashMap<>();
        for (int i = 0; i < signers.size(); i++) {
            int root = root(i);
            String name = signers.get(root).names().get(0);
            approvers.put(signers.get(i), new Approver(name, names.get(root)));
        }
        return approvers;
    }

    /** The smaller becomes the root, so a root is always the first line of its person. */
    private void join(int a, int b) {
        int one = root(a);
        int other = root(b);
        parent[Math.max(one, other)] = Math.min(one, other);
    }

    private int root(int i) {
        int at = i;
        while (parent[at] != at) {
            at = parent[at];
        }
        return at;
    }
}
