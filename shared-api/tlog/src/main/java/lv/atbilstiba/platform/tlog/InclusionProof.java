package lv.atbilstiba.platform.tlog;

import java.util.List;

/**
 * That an entry is in a tree: the hashes from the leaf's neighbour up to the root's child.
 *
 * @param index the entry's place, from 0
 * @param size the tree's number of entries
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9162.html#section-2.1.3">RFC 9162, 2.1.3</a>
 */
public record InclusionProof(long index, long size, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether the tree with this root holds this leaf at the proof's place. */
    public boolean shows(Hash leaf, Hash root) {
        if (index < 0 || index >= size || !leaf.isWhole()) return false;
        if (!path.stream().allMatch(Hash::isWhole)) return false;
        var node = leaf;
        var place = index;
        var last = size - 1;
        for (var neighbour : path) {
            if (last == 0) return false; // longer than the tree is high
            if (place % 2 == 1 || place == last) {
                node = Hash.ofChildren(neighbour, node);
                while (place % 2 == 0 && place != 0) {
                    place /= 2;
                    last /= 2;
                }
            } else {
                node = Hash.ofChildren(node, neighbour);
            }
            place /= 2;
            last /= 2;
        }
        return last == 0 && node.equals(root);
    }
}
