package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.service.api.Description;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two texts are the same without keeping them. */
final class Digest {
    private final MessageDigest digest;

    private Digest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    /** Of the part of a description that catalogues show. */
    static String of(Description.RequestReceiptPart part) {
        var all = new Digest();
        all.add(part.timeLimit() == null ? null : part.timeLimit().toString());
        all.add(part.fee());
        part.texts()
                .forEach((language, text) -> {
                    all.add(language.code());
                    all.add(text.title());
                    all.add(text.summary());
                    all.add(text.eligibility());
                    all.add(text.procedure());
                    all.add(text.documents());
                    all.add(text.result());
                    all.add(text.contact());
                    all.add(text.appeal());
                });
        return HexFormat.of().formatHex(all.digest.digest());
    }

    /** With its length before it, so that no text reads as the end of one and the next. */
    private void add(@Nullable String text) {
        var length = text == null ? "-" : Integer.toString(text.length());
        digest.update((length + ":" + (text == null ? "" : text)).getBytes(StandardCharsets.UTF_8));
    }
}
