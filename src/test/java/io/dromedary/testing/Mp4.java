package io.dromedary.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Fragmented MP4 (ISO/IEC 14496-12) as a viewer got it, read by other code than the node's: one {@link Run} for each
 * init segment. Anything that is not whole is an error.
 */
public final class Mp4 {

    private static final int IDR = 5;

    private Mp4() {}

    /** Takes a viewer's bytes apart. */
    public static List<Run> runs(byte[] bytes) {
        List<Run> runs = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            Box first = next(rest);
            if (first.type().equals("ftyp")) {
                runs.add(new Run(first, expect(rest, "moov"), new ArrayList<>()));
            } else if (first.type().equals("moof") && !runs.isEmpty()) {
                runs.get(runs.size() - 1).fragments().add(fragment(first, expect(rest, "mdat")));
            } else {
                throw new AssertionError("a box `" + first.type() + "` at " + (rest.position() - first.size()));
            }
        }
        return runs;
    }

    private static Fragment fragment(Box moof, Box mdat) {
        ByteBuffer header = child(moof.bytes(), "mfhd");
        ByteBuffer media = mdat.bytes().duplicate();
        media.position(media.position() + 8);
        boolean keyframe = false;
        while (media.hasRemaining()) {
            int length = media.getInt();
            keyframe |= (media.get(media.position()) & 0x1f) == IDR;
            media.position(media.position() + length);
        }
        return new Fragment(header.getInt(header.position() + 12), keyframe, moof, mdat);
    }

    private static ByteBuffer child(ByteBuffer parent, String type) {
        ByteBuffer rest = parent.duplicate();
        rest.position(rest.position() + 8);
        while (rest.hasRemaining()) {
            Box box = next(rest);
            if (box.type().equals(type)) {
                return box.bytes();
            }
        }
        throw new AssertionError("no " + type);
    }

    private static Box expect(ByteBuffer rest, String type) {
        Box box = next(rest);
        if (!box.type().equals(type)) {
            throw new AssertionError("a box `" + box.type() + "` in place of `" + type + "`");
        }
        return box;
    }

    private static Box next(ByteBuffer rest) {
        if (rest.remaining() < 8
                || rest.getInt(rest.position()) < 8
                || rest.getInt(rest.position()) > rest.remaining()) {
            throw new AssertionError("a torn box, " + rest.remaining() + " bytes before the end");
        }
        int size = rest.getInt(rest.position());
        ByteBuffer box = rest.slice(rest.position(), size);
        byte[] type = new byte[4];
        box.get(4, type);
        rest.position(rest.position() + size);
        return new Box(new String(type, StandardCharsets.ISO_8859_1), box);
    }

    /** One box, whole. */
    record Box(String type, ByteBuffer bytes) {

        int size() {
            return bytes.remaining();
        }

        void writeTo(ByteArrayOutputStream out) {
            byte[] copy = new byte[size()];
            bytes.duplicate().get(copy);
            out.writeBytes(copy);
        }
    }

    /** One fragment: its number as its writer counted, and whether it begins a GOP. */
    public record Fragment(int number, boolean keyframe, Box moof, Box mdat) {}

    /** One init segment and the fragments after it. */
    public record Run(Box ftyp, Box moov, List<Fragment> fragments) {

        /** Returns the whole run. */
        public byte[] bytes() {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ftyp.writeTo(out);
            moov.writeTo(out);
            for (Fragment fragment : fragments) {
                fragment.moof().writeTo(out);
                fragment.mdat().writeTo(out);
            }
            return out.toByteArray();
        }

        /** Returns whether its fragments are numbered one after the other. */
        public boolean isWithoutGap() {
            return gaps() == 0;
        }

        /** Returns at how many places fragments are missing. */
        public long gaps() {
            long gaps = 0;
            for (int i = 1; i < fragments.size(); i++) {
                gaps += fragments.get(i).number() == fragments.get(i - 1).number() + 1 ? 0 : 1;
            }
            return gaps;
        }

        /** Returns how many fragments are missing between the first and the last. */
        public long missing() {
            int first = fragments.get(0).number();
            return fragments.get(fragments.size() - 1).number() - first + 1L - fragments.size();
        }

        /** Returns whether the first fragment and each one after a gap is a keyframe. */
        public boolean beginsAndGoesOnWithKeyframes() {
            for (int i = 0; i < fragments.size(); i++) {
                boolean follows = i > 0
                        && fragments.get(i).number() == fragments.get(i - 1).number() + 1;
                if (!follows && !fragments.get(i).keyframe()) {
                    return false;
                }
            }
            return true;
        }
    }
}
