DROP TABLE public_photo_deeds;
