package io.jenkins.plugins.accessbroker.plugin.lease;

import hudson.console.LineTransformationOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Objects;
import java.util.function.Supplier;

/** Hides secrets in each line of a log. The mask is looked up for each line, so it also hides what came to be held later. */
public final class MaskingStream extends LineTransformationOutputStream.Delegating {
    private final Supplier<Mask> mask;
    private final Charset charset;

    public MaskingStream(OutputStream out, Supplier<Mask> mask, Charset charset) {
        super(out);
        this.mask = Objects.requireNonNull(mask);
        this.charset = Objects.requireNonNull(charset);
    }

    @Override
    protected void eol(byte[] line, int length) throws IOException {
        Mask now = mask.get();
        String text = new String(line, 0, length, charset);
        if (now.finds(text)) {
            out.write(now.hide(text).getBytes(charset));
        } else {
            out.write(line, 0, length);
        }
    }
}
