"""Every paper of every register, in one loop: pictures, two readers, the PDF's own coordinates, rare names."""
