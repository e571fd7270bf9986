package io.dromedary.retention;

/** Why a segment goes. */
public enum Reason {
    /** There are more than {@code retainMaxFiles}. */
    COUNT("more than retainMaxFiles"),
    /** It is older than {@code retainMaxDays}. */
    AGE("older than retainMaxDays"),
    /** Together they take more than {@code retainMaxGB}. */
    SIZE("more than retainMaxGB together"),
    /** The disk has less space than {@code retainMinFreeGB}. */
    FREE("less than retainMinFreeGB is free");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    /** Returns the reason in words. */
    public String words() {
        return words;
    }
}
