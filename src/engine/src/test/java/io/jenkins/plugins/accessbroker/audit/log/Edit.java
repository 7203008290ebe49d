package io.jenkins.plugins.accessbroker.audit.log;

import java.util.Arrays;

/** A change to a file's content. */
sealed interface Edit {
    byte[] on(byte[] content);

    record Write(int position, byte[] bytes) implements Edit {
        @Override
        public byte[] on(byte[] content) {
            byte[] changed = Arrays.copyOf(content, Math.max(content.length, position + bytes.length));
            System.arraycopy(bytes, 0, changed, position, bytes.length);
            return changed;
        }
    }

    record Truncate(int size) implements Edit {
        @Override
        public byte[] on(byte[] content) {
            return Arrays.copyOf(content, Math.min(content.length, size));
        }
    }
}
