package io.jenkins.plugins.accessbroker.audit.log;

/**
 * One signature line of a note.
 *
 * @param name the name of the key
 * @param encoded base64 of the key id, 4 bytes, and the signature
 */
public record NoteSignature(String name, String encoded) {}
