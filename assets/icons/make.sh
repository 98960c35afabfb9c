#!/bin/sh
# Draws every icon file anew from the four SVGs beside this script. Needed only after a change to one of them;
# Debian's packages for it: librsvg2-bin icoutils icnsutils.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Up to 32 pixels the drawing with fewer and heavier marks stays legible.
drawing() { if [ "$2" -le 32 ]; then echo "$1-small.svg"; else echo "$1.svg"; fi; }
draw() { rsvg-convert --width "$2" --height "$2" "$(drawing "$1" "$2")" --output "$3"; }

for name in icon document; do
  ico=
  for size in 16 24 32 48 64 128 256; do
    draw "$name" "$size" "$work/$name-$size.png"
    if [ "$size" = 256 ]; then ico="$ico --raw=$work/$name-$size.png"; else ico="$ico $work/$name-$size.png"; fi
  done
  # shellcheck disable=SC2086 # a list of files, none with a space
  icotool --create --output "$name.ico" $ico

  for size in 512 1024; do draw "$name" "$size" "$work/$name-$size.png"; done
  png2icns "$name.icns" "$work/$name-16.png" "$work/$name-32.png" "$work/$name-48.png" "$work/$name-128.png" \
      "$work/$name-256.png" "$work/$name-512.png" "$work/$name-1024.png"
done

cp "$work/icon-1024.png" icon.png
cp "$work/document-1024.png" document.png

# Linux desktops pick the size they need from a folder of them.
mkdir -p sizes
for size in 16 24 32 48 64 128 256 512; do cp "$work/icon-$size.png" "sizes/${size}x${size}.png"; done
