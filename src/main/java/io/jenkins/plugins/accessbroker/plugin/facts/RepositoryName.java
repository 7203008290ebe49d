package io.jenkins.plugins.accessbroker.plugin.facts;

import java.util.regex.Pattern;

/** A repository's address without the user or the password that it may hold. */
final class RepositoryName {
    private static final Pattern USER_INFO = Pattern.compile("(?<=//)[^/\\s]*@");
    private static final Pattern QUERY = Pattern.compile("[?#]\\S*");

    private RepositoryName() {}

    static String of(String address) {
        return QUERY.matcher(USER_INFO.matcher(address).replaceAll("")).replaceAll("");
    }
}
