package lv.atbilstiba.platform.tlog;

import java.util.List;

/**
 * That a tree extends an older one: every entry of the older tree is in the newer one, in its
 * place.
 *
 * @param oldSize the older tree's number of entries; an empty tree says nothing, so never 0
 * @param newSize the newer tree's
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9162.html#section-2.1.4">RFC 9162, 2.1.4</a>
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether the tree with the new root extends the one with the old root. */
    public boolean shows(Hash oldRoot, Hash newRoot) {
        if (oldSize <= 0 || oldSize > newSize) return false;
        if (oldSize == newSize) return path.isEmpty() && oldRoot.equals(newRoot);
        if (path.isEmpty() || !path.stream().allMatch(Hash::isWhole)) return false;

        // An old tree of a power of two is itself the first node of the path.
        var whole = Long.bitCount(oldSize) == 1;
        var start = whole ? oldRoot : path.getFirst();
        var oldNode = start;
        var newNode = start;
        var place = oldSize - 1;
        var last = newSize - 1;
        while (place % 2 == 1) {
            place /= 2;
            last /= 2;
        }
        for (var neighbour : whole ? path : path.subList(1, path.size())) {
            if (last == 0) return false; // longer than the tree is high
            if (place % 2 == 1 || place == last) {
                oldNode = Hash.ofChildren(neighbour, oldNode);
                newNode = Hash.ofChildren(neighbour, newNode);
                while (place % 2 == 0 && place != 0) {
                    place /= 2;
                    last /= 2;
                }
            } else {
                newNode = Hash.ofChildren(newNode, neighbour);
            }
            place /= 2;
            last /= 2;
        }
        return last == 0 && oldNode.equals(oldRoot) && newNode.equals(newRoot);
    }
}
