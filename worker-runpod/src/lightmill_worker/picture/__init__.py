"""Files of pictures: reading them safely, small previews of them, and words inside of them."""
