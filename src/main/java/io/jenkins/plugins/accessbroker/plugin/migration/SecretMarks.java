package io.jenkins.plugins.accessbroker.plugin.migration;

import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import hudson.util.Secret;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Marks of the secrets that a credential holds: two that are alike have one mark. A mark says nothing of its secret, and
 * nothing at all to another process; marks are made when they are compared, and kept nowhere.
 *
 * <p>Secrets are read from the credential's fields. No method of it is called, for that might ask another machine.
 */
final class SecretMarks {
    private static final Logger LOGGER = Logger.getLogger(SecretMarks.class.getName());
    private static final String HMAC = "HmacSHA256";
    private static final byte[] KEY = key();
    private static final int DEPTH = 3;

    private final Set<String> marks = new HashSet<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private SecretMarks() {}

    /** The marks of the secrets of a credential. */
    static Set<String> of(IdCredentials credential) {
        SecretMarks found = new SecretMarks();
        try {
            found.look(credential, DEPTH);
        } catch (IllegalAccessException | InaccessibleObjectException | IllegalArgumentException e) {
            LOGGER.log(
                    Level.FINE,
                    e,
                    () -> "cannot compare the secret of a "
                            + credential.getClass().getName());
        }
        return Set.copyOf(found.marks);
    }

    private void look(Object holder, int depth) throws IllegalAccessException {
        if (!seen.add(holder)) {
            return;
        }
        for (Class<?> type = holder.getClass(); type != null && isOfPlugin(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    take(field.get(holder), depth);
                }
            }
        }
    }

    private void take(Object value, int depth) throws IllegalAccessException {
        if (value instanceof Secret secret) {
            mark(secret.getPlainText().getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof SecretBytes bytes) {
            mark(SecretBytes.getPlainData(bytes));
        } else if (value != null && depth > 1 && isOfCredentials(value.getClass())) {
            look(value, depth - 1);
        }
    }

    /** A file and a text that differ in the space around them are alike. */
    private void mark(byte[] secret) {
        int start = 0;
        int end = secret.length;
        while (start < end && isSpace(secret[start])) {
            start++;
        }
        while (end > start && isSpace(secret[end - 1])) {
            end--;
        }
        if (start < end) {
            try {
                Mac mac = Mac.getInstance(HMAC);
                mac.init(new SecretKeySpec(KEY, HMAC));
                mac.update(secret, start, end - start);
                marks.add(HexFormat.of().formatHex(mac.doFinal()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java has no " + HMAC + ", which every Java must have", e);
            }
        }
    }

    private static boolean isSpace(byte character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r';
    }

    private static boolean isOfPlugin(Class<?> type) {
        return !type.getName().startsWith("java.") && !type.getName().startsWith("hudson.model.");
    }

    /** Parts of credentials, such as the source of a private key. */
    private static boolean isOfCredentials(Class<?> type) {
        return isOfPlugin(type)
                && !type.isArray()
                && !type.isEnum()
                && type.getName().contains("credentials");
    }

    private static byte[] key() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
